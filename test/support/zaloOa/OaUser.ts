import { randomBytes } from "node:crypto";
import { CHAT_WAIT_MS } from "../chatWaitMs.ts";
import type { OaEvents } from "./OaEvents.ts";

/** A message as the person sees it. */
export interface OaMessage {
  readonly id: string;
  readonly from: "oa" | "me";
  readonly text: string;
  readonly buttons: readonly { readonly title: string; readonly payload: string }[];
  readonly file?: { readonly name: string; readonly bytes: Uint8Array };
  readonly picture?: Uint8Array;
  /** Of a template message. */
  readonly template?: { readonly id: string; readonly data: Readonly<Record<string, string>> };
}

interface UserOptions {
  readonly id: string;
  readonly oaId: string;
  readonly appId: string;
  readonly events: OaEvents;
  readonly now: () => number;
}

/** A person with Zalo on their phone, in the chat with the Official Account. */
export class OaUser {
  readonly id: string;
  readonly chat: OaMessage[] = [];
  /** When they turned to the account last; undefined: never. */
  lastSeen: number | undefined;
  /** Has said that the account may not write. */
  restricts = false;
  readonly #options: UserOptions;
  readonly #watchers = new Set<() => void>();

  constructor(options: UserOptions) {
    this.id = options.id;
    this.#options = options;
  }

  sendText(text: string): string {
    return this.#send("user_send_text", { text }, text);
  }

  /** @throws when no message of the account has such a button */
  press(title: string): string {
    for (const { buttons } of this.oaMessages().toReversed()) {
      const button =
        buttons.find((one) => one.title === title) ?? buttons.find((one) => one.title.includes(title));
      if (button !== undefined) return this.#send("user_send_text", { text: button.payload }, "");
    }
    throw new Error(`no button "${title}"; the chat ends with\n${this.oaMessages().at(-1)?.text ?? ""}`);
  }

  /** One picture or several chosen together. */
  sendImages(urls: readonly string[], caption = ""): string {
    const attachments = urls.map((url) => ({ type: "image", payload: { url, thumbnail: url } }));
    return this.#send(
      "user_send_image",
      { attachments, ...(caption === "" ? {} : { text: caption }) },
      caption,
    );
  }

  sendFile(url: string, file: { name: string; size: number }): string {
    const payload = { url, name: file.name, size: String(file.size), type: file.name.split(".").at(-1) };
    return this.#send("user_send_file", { attachments: [{ type: "file", payload }] }, "");
  }

  sendMedia(kind: "audio" | "video", url: string): string {
    return this.#send(`user_send_${kind}`, { attachments: [{ type: kind, payload: { url } }] }, "");
  }

  sendPlace(latitude: number, longitude: number): string {
    const coordinates = { latitude: String(latitude), longitude: String(longitude) };
    return this.#send(
      "user_send_location",
      { attachments: [{ type: "location", payload: { coordinates } }] },
      "",
    );
  }

  sendSticker(id = "23311"): string {
    return this.#send(
      "user_send_sticker",
      { attachments: [{ type: "sticker", payload: { id, url: "" } }] },
      "",
    );
  }

  follow(): void {
    const { oaId, appId, events, now } = this.#options;
    this.lastSeen = now();
    events.push(this.id, {
      oa_id: oaId,
      follower: { id: this.id },
      user_id_by_app: `9${this.id}`,
      event_name: "follow",
      source: "oa_profile",
      app_id: appId,
      timestamp: String(now()),
    });
  }

  /** An event of any kind, as a later version may send it. */
  sendEvent(name: string, message: Readonly<Record<string, unknown>>): string {
    return this.#send(name, message, "");
  }

  /** Only what the account wrote, oldest first. */
  oaMessages(): readonly OaMessage[] {
    return this.chat.filter(({ from }) => from === "oa");
  }

  /** @throws when the account has written nothing */
  lastMessage(): OaMessage {
    const last = this.oaMessages().at(-1);
    if (last === undefined) throw new Error("the account has not written anything to this chat");
    return last;
  }

  /**
   * Waits for a message that fits.
   * @param options.after only messages after this many count
   * @throws after CHAT_WAIT_MS, with what the chat shows instead
   */
  waitFor(
    wanted: (message: OaMessage) => boolean,
    options: { after?: number; timeoutMs?: number } = {},
  ): Promise<OaMessage> {
    return new Promise((resolve, reject) => {
      const look = (): void => {
        const found = this.oaMessages()
          .slice(options.after ?? 0)
          .findLast(wanted);
        if (found === undefined) return;
        this.#watchers.delete(look);
        clearTimeout(timer);
        resolve(found);
      };
      const timer = setTimeout(() => {
        this.#watchers.delete(look);
        const shown = this.oaMessages().map(({ text }) => `- ${text}`);
        reject(new Error(`no such message; the chat shows\n${shown.join("\n")}`));
      }, options.timeoutMs ?? CHAT_WAIT_MS);
      this.#watchers.add(look);
      look();
    });
  }

  /** Sends a text and waits for the account's next message. */
  says(text: string): Promise<OaMessage> {
    const after = this.oaMessages().length;
    this.sendText(text);
    return this.waitFor(() => true, { after });
  }

  presses(title: string): Promise<OaMessage> {
    const after = this.oaMessages().length;
    this.press(title);
    return this.waitFor(() => true, { after });
  }

  show(message: OaMessage): void {
    this.chat.push(message);
    for (const watcher of this.#watchers) watcher();
  }

  #send(name: string, message: Readonly<Record<string, unknown>>, text: string): string {
    const { oaId, appId, events, now } = this.#options;
    const id = newMessageId();
    this.lastSeen = now();
    this.show({ id, from: "me", text, buttons: [] });
    events.push(this.id, {
      app_id: appId,
      user_id_by_app: `9${this.id}`,
      event_name: name,
      timestamp: String(now()),
      sender: { id: this.id },
      recipient: { id: oaId },
      message: { msg_id: id, ...message },
    });
    return id;
  }
}

export function newMessageId(): string {
  return randomBytes(10).toString("hex");
}
