import { randomBytes } from "node:crypto";
import { CHAT_WAIT_MS } from "../chatWaitMs.ts";
import type { ZaloEvents } from "./ZaloEvents.ts";

/** A message as the person sees it. */
export interface ZaloMessage {
  readonly id: string;
  readonly from: "bot" | "me";
  readonly text: string;
  /** Address of a picture. */
  readonly photo?: string;
}

const ID_BYTES = 10;

export function newZaloId(): string {
  return randomBytes(ID_BYTES).toString("hex");
}

/** A person with Zalo on their phone, in a chat of their own with the bot. */
export class ZaloUser {
  readonly id: string;
  readonly displayName: string;
  readonly chat: ZaloMessage[] = [];
  /** Signs of typing seen so far. */
  typing = 0;
  blocked = false;
  readonly #events: ZaloEvents;
  readonly #now: () => number;
  readonly #watchers = new Set<() => void>();

  constructor(options: { id: string; displayName: string; events: ZaloEvents; now: () => number }) {
    this.id = options.id;
    this.displayName = options.displayName;
    this.#events = options.events;
    this.#now = options.now;
  }

  sendText(text: string): string {
    return this.#send("message.text.received", { text }, text);
  }

  /** `url`: where Zalo keeps the picture. Real events name it photo_url, the documentation says photo. */
  sendPhoto(url: string, options: { caption?: string; field?: "photo" | "photo_url" } = {}): string {
    return this.#send(
      "message.image.received",
      {
        [options.field ?? "photo_url"]: url,
        message_type: "CHAT_PHOTO",
        ...(options.caption === undefined ? {} : { caption: options.caption }),
      },
      options.caption ?? "",
    );
  }

  sendSticker(sticker = "bfe458bf64fa8da4d4eb"): string {
    const url = `https://zalo-api.zadn.vn/api/emoticon/sticker/webpc?eid=${sticker}`;
    return this.#send("message.sticker.received", { sticker, url }, "");
  }

  sendVoice(url = "https://voice.zdn.vn/1.aac"): string {
    return this.#send("message.voice.received", { voice_url: url, message_type: "CHAT_VOICE" }, "");
  }

  /** A file, a link, a video or a place: the bot hears that there was something, and nothing else. */
  sendUnsupported(): string {
    return this.#send("message.unsupported.received", {}, "");
  }

  /** An event of any kind, as a later version may send it. */
  sendEvent(name: string, fields: Readonly<Record<string, unknown>>): string {
    return this.#send(name, fields, "");
  }

  /** Only what the bot wrote, oldest first. */
  botMessages(): readonly ZaloMessage[] {
    return this.chat.filter((message) => message.from === "bot");
  }

  /** @throws when the bot has written nothing */
  lastMessage(): ZaloMessage {
    const last = this.botMessages().at(-1);
    if (last === undefined) throw new Error("the bot has not written anything to this chat");
    return last;
  }

  /** The number or letter that stands before the choice with these words in the bot's newest messages. */
  keyOf(label: string): string {
    for (const { text } of this.botMessages().toReversed()) {
      const lines = text.split("\n").filter((one) => /^\w{1,3}\. /.test(one));
      const line =
        lines.find((one) => one.endsWith(`. ${label}`)) ?? lines.find((one) => one.includes(label));
      if (line !== undefined) return line.slice(0, line.indexOf("."));
    }
    throw new Error(`no choice "${label}"; the chat ends with\n${this.botMessages().at(-1)?.text ?? ""}`);
  }

  /**
   * Waits for a message of the bot that fits.
   * @param options.after only messages after this many count
   * @throws after CHAT_WAIT_MS, with what the chat shows instead
   */
  waitForMessage(
    wanted: string | RegExp,
    options: { after?: number; timeoutMs?: number } = {},
  ): Promise<ZaloMessage> {
    return new Promise((resolve, reject) => {
      const look = (): boolean => {
        const found = this.botMessages()
          .slice(options.after ?? 0)
          .findLast(({ text }) => (typeof wanted === "string" ? text.includes(wanted) : wanted.test(text)));
        if (found === undefined) return false;
        this.#watchers.delete(look);
        clearTimeout(timer);
        resolve(found);
        return true;
      };
      const timer = setTimeout(() => {
        this.#watchers.delete(look);
        const shown = this.botMessages().map(({ text }) => `- ${text}`);
        reject(new Error(`no message like ${String(wanted)}; the chat shows\n${shown.join("\n")}`));
      }, options.timeoutMs ?? CHAT_WAIT_MS);
      this.#watchers.add(look);
      look();
    });
  }

  /** Sends a text and waits for the bot's next message. */
  async says(text: string): Promise<ZaloMessage> {
    const after = this.botMessages().length;
    this.#send("message.text.received", { text }, text);
    return this.waitForMessage(/[^]*/, { after });
  }

  /** Chooses as a person does: looks for the words and types what stands before them. */
  chooses(label: string): Promise<ZaloMessage> {
    return this.says(this.keyOf(label));
  }

  show(message: ZaloMessage): void {
    this.chat.push(message);
    for (const watcher of this.#watchers) watcher();
  }

  #send(name: string, fields: Readonly<Record<string, unknown>>, text: string): string {
    const messageId = newZaloId();
    this.show({ id: messageId, from: "me", text });
    this.#events.push({
      chatId: this.id,
      body: {
        event_name: name,
        message: {
          from: { id: this.id, display_name: this.displayName, is_bot: false },
          chat: { id: this.id, chat_type: "PRIVATE" },
          ...fields,
          message_id: messageId,
          date: this.#now(),
        },
      },
    });
    return messageId;
  }
}
