import { randomUUID } from "node:crypto";
import { z } from "zod";

const messageSchema = z.object({
  id: z.int(),
  at: z.string(),
  from: z.enum(["bot", "me"]),
  text: z.string(),
  buttons: z.array(z.object({ id: z.string(), label: z.string() })).optional(),
  file: z.object({ id: z.string(), name: z.string(), mime: z.string(), size: z.number() }).optional(),
});
export type ChatMessage = z.infer<typeof messageSchema>;

/** A web chat without a page: what a browser would send and show, for the demo and for tests. */
export class WebChatClient {
  private readonly base: () => string;
  private cookie = "";
  /** Button ids seen so far by label, the newest of each. */
  private readonly seen = new Map<string, string>();

  /** @param base address of the service, without a final slash; asked anew for each request */
  constructor(base: () => string) {
    this.base = base;
  }

  /** Follows a personal link. Throws when it is refused. */
  async open(code: string): Promise<void> {
    const response = await this.fetch(`/i/${code}`);
    const next = response.headers.get("location");
    if (response.status !== 303 || next === null) {
      throw new Error(`the link was refused: ${response.status} ${await response.text()}`);
    }
    // The page it leads to takes the session up, as in a browser.
    await this.fetch(next);
    await this.messages();
  }

  /** @param seen number of the newest message on the screen; not told when not given */
  async says(text: string, seen?: number): Promise<void> {
    await this.post({ text, ...(seen === undefined ? {} : { seen }) });
  }

  /** Presses the button with this label on the newest message that has it. */
  async presses(label: string): Promise<void> {
    const messages = await this.messages();
    const button = messages
      .flatMap((message) => message.buttons ?? [])
      .findLast((candidate) => candidate.label === label);
    if (button === undefined) {
      throw new Error(`no button "${label}" in: ${messages.at(-1)?.text ?? "(no message)"}`);
    }
    await this.post({ button: button.id });
  }

  /** Presses a button as a page does that has not heard yet that it is gone. */
  async pressesGone(label: string): Promise<void> {
    const id = this.seen.get(label);
    if (id === undefined) throw new Error(`there was never a button "${label}"`);
    await this.post({ button: id });
  }

  /** Sends a photo or a file. Throws when it is refused. */
  async sendsFile(file: { name: string; bytes: Uint8Array; caption?: string | undefined }): Promise<void> {
    const form = new FormData();
    form.append("clientMessageId", randomUUID());
    form.append("file", new File([new Uint8Array(file.bytes)], file.name));
    if (file.caption !== undefined) form.append("caption", file.caption);
    await this.json(await this.fetch("/api/chat/files", { method: "POST", body: form }));
  }

  async sendsPlace(latitude: number, longitude: number): Promise<void> {
    await this.post({ location: { latitude, longitude } });
  }

  async messages(after = 0): Promise<ChatMessage[]> {
    const response = await this.fetch(`/api/chat/messages?after=${after}`);
    const messages = z.array(messageSchema).parse(await this.json(response));
    for (const { id, label } of messages.flatMap((message) => message.buttons ?? []))
      this.seen.set(label, id);
    return messages;
  }

  async file(id: string): Promise<Uint8Array> {
    const response = await this.fetch(`/files/${id}`);
    if (!response.ok) throw new Error(`file ${id}: ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  }

  private async post(
    body:
      | { text: string; seen?: number }
      | { button: string }
      | { location: { latitude: number; longitude: number } },
  ): Promise<void> {
    await this.json(
      await this.fetch("/api/chat/messages", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ clientMessageId: randomUUID(), ...body }),
      }),
    );
  }

  private async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (this.cookie !== "") headers.set("cookie", this.cookie);
    const response = await fetch(this.base() + path, { redirect: "manual", ...init, headers });
    const cookies = response.headers.getSetCookie().map((line) => line.split(";")[0] ?? "");
    if (cookies.length > 0) this.cookie = cookies.join("; ");
    return response;
  }

  private async json(response: Response): Promise<unknown> {
    const text = await response.text();
    if (!response.ok) throw new Error(`${response.status} ${text}`);
    return JSON.parse(text);
  }
}
