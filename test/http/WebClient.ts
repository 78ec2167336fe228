import { randomUUID } from "node:crypto";
import type { MessageJson } from "../../src/channels/web/messageJson.ts";

/** A browser without a page: keeps cookies, follows the links, speaks the HTTP contract. */
export class WebClient {
  readonly base: string;
  readonly headers: Record<string, string>;
  cookies = new Map<string, string>();

  constructor(base: string, headers: Record<string, string> = {}) {
    this.base = base;
    this.headers = headers;
  }

  async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers({ ...this.headers, ...Object.fromEntries(new Headers(init.headers)) });
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    if (cookie !== "") headers.set("cookie", cookie);
    const response = await fetch(this.base + path, { redirect: "manual", ...init, headers });
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (name === undefined || value === undefined) continue;
      if (/max-age=0/i.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return response;
  }

  /** Follows a link into the chat. */
  async open(code: string): Promise<Response> {
    const response = await this.fetch(`/i/${code}`);
    const location = response.headers.get("location");
    return location === null ? response : this.fetch(location);
  }

  async post(body: Record<string, unknown>): Promise<Response> {
    return this.fetch("/api/chat/messages", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  }

  async say(text: string, clientMessageId: string = randomUUID()): Promise<MessageJson> {
    return json<MessageJson>(await this.post({ clientMessageId, text }));
  }

  async messages(query = "?after=0"): Promise<MessageJson[]> {
    return json<MessageJson[]>(await this.fetch(`/api/chat/messages${query}`));
  }

  /** Waits until the chat satisfies the condition; the test's own time limit ends it. */
  async until(condition: (messages: MessageJson[]) => boolean): Promise<MessageJson[]> {
    for (;;) {
      const messages = await this.messages();
      if (condition(messages)) return messages;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

export async function json<T>(response: Response): Promise<T> {
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.status} ${text}`);
  return JSON.parse(text) as T;
}
