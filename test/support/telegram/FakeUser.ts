import { randomUUID } from "node:crypto";
import { ChatView } from "./ChatView.ts";
import type { ChatState, FakeState } from "./FakeState.ts";
import {
  asSent,
  type FakeApiUser,
  type FakeFile,
  type FakeMessage,
  type MessageContent,
} from "./messages.ts";
import type { UpdateQueue } from "./UpdateQueue.ts";
import { withServerEntities } from "./serverEntities.ts";

export interface Sent {
  /** Undefined when the bot did not ask for updates of this kind. */
  readonly updateId: number | undefined;
  readonly messageId: number;
}

export interface Press {
  readonly updateId: number | undefined;
  readonly queryId: string;
  /** What the bot answered to this press so far. */
  readonly answer: () => { readonly text: string; readonly showAlert: boolean } | undefined;
}

export interface FileToSend {
  readonly name?: string;
  readonly mime?: string;
  readonly bytes?: Uint8Array;
  /** Claimed size in bytes, to play a file that is too big without making one. */
  readonly size?: number;
  readonly caption?: string;
}

export interface SendOptions {
  /** Marks the message as forwarded from somebody else. */
  readonly forwardedFrom?: string;
  readonly replyTo?: number;
}

/** Longer texts are cut by the app into several messages. */
const MAX_TYPED = 4096;

function captionOf(file: FileToSend): MessageContent {
  return file.caption === undefined ? {} : { caption: file.caption };
}

/** A person with the Telegram app open, in one chat with the bot: the private one, or a group. */
export class FakeUser extends ChatView {
  readonly #state: FakeState;
  readonly #queue: UpdateQueue;
  readonly #chat: ChatState;
  readonly user: FakeApiUser;

  constructor(state: FakeState, queue: UpdateQueue, user: FakeApiUser, chat: ChatState) {
    super(state, chat);
    this.#state = state;
    this.#queue = queue;
    this.user = user;
    this.#chat = chat;
  }

  get id(): number {
    return this.user.id;
  }

  get chatId(): number {
    return this.#chat.chat.id;
  }

  /** @throws for a text that the app would not send in one piece */
  sendText(text: string, options: SendOptions = {}): Sent {
    if (text.trim() === "" || text.length > MAX_TYPED)
      throw new Error(`no app sends a text of ${text.length}`);
    const formatted = withServerEntities({ text: text.trim(), entities: [] });
    const entities = formatted.entities.length > 0 ? { entities: formatted.entities } : {};
    return this.#send({ text: formatted.text, ...entities }, options);
  }

  sendSticker(emoji = "👍"): Sent {
    return this.#send({ sticker: { ...this.#file("sticker", {}), emoji } });
  }

  sendVoice(options: { seconds?: number; bytes?: Uint8Array } = {}): Sent {
    const file = this.#file("voice", {
      mime: "audio/ogg",
      ...(options.bytes ? { bytes: options.bytes } : {}),
    });
    return this.#send({ voice: { ...file, mime_type: "audio/ogg", duration: options.seconds ?? 3 } });
  }

  sendVideo(file: FileToSend = {}): Sent {
    const video = this.#file("video", { mime: "video/mp4", ...file });
    return this.#send({
      ...captionOf(file),
      video: { ...video, mime_type: "video/mp4", duration: 4, width: 1280, height: 720 },
    });
  }

  /** Telegram makes several sizes of a photo, smallest first, and forgets its name. */
  sendPhoto(file: FileToSend & { width?: number; height?: number } = {}, options: SendOptions = {}): Sent {
    return this.#send({ ...captionOf(file), photo: this.#photoSizes(file) }, options);
  }

  /** Several photos at once: one message and one update each, tied by `media_group_id`. */
  sendAlbum(files: readonly FileToSend[]): readonly Sent[] {
    const group = String(this.#state.now());
    return files.map((file) =>
      this.#send({ ...captionOf(file), photo: this.#photoSizes(file), media_group_id: group }),
    );
  }

  sendDocument(file: FileToSend = {}, options: SendOptions = {}): Sent {
    const named = { name: "tep.pdf", mime: "application/pdf", ...file };
    const document = { ...this.#file("document", named), file_name: named.name, mime_type: named.mime };
    return this.#send({ ...captionOf(file), document }, options);
  }

  sendLocation(latitude = 22.1536, longitude = 105.5969): Sent {
    return this.#send({ location: { latitude, longitude } });
  }

  sendContact(phone: string): Sent {
    return this.#send({ contact: { phone_number: phone, first_name: this.user.first_name } });
  }

  /** Changes an own message; without `id` the last one that has text. */
  editMessage(text: string, id?: number): Sent {
    const message = this.#chat.messages.findLast(
      (one) =>
        one.from.id === this.user.id && (id === undefined ? one.text !== undefined : one.message_id === id),
    );
    if (!message) throw new Error("there is no own message to edit");
    const formatted = withServerEntities({ text: text.trim(), entities: [] });
    if (message.text === undefined) message.caption = formatted.text;
    else {
      message.text = formatted.text;
      message.entities = formatted.entities;
    }
    message.edit_date = Math.floor(this.#state.now() / 1000);
    const updateId = this.#queue.push("edited_message", structuredClone(asSent(message)), this.#orderKey);
    return { updateId, messageId: message.message_id };
  }

  /** Takes a message away from the chat. The server tells the bot nothing about it. */
  deleteMessage(id: number): void {
    const index = this.#chat.messages.findIndex((message) => message.message_id === id);
    if (index < 0) throw new Error(`there is no message ${id}`);
    this.#chat.messages.splice(index, 1);
  }

  /**
   * Presses an inline button: by its label in the newest message that has it, or by its place (0 = first) in the
   * newest message with buttons. `message` presses one of an older message.
   */
  press(button: string | number, options: { message?: number } = {}): Press {
    const found = this.#findButton(button, options.message);
    if (found.data === undefined) throw new Error(`button "${found.label}" sends nothing to the bot`);
    return this.pressData(found.data, found.message.message_id);
  }

  /** Sends a button press with any data, as a forged or replayed one would come. */
  pressData(data: string, messageId: number): Press {
    const callback = this.#state.newCallback();
    const message = this.#state.findMessage(this.#chat, messageId);
    const content = {
      id: callback.id,
      from: this.user,
      chat_instance: String(this.chatId),
      data,
      message: message
        ? structuredClone(asSent(message))
        : { chat: this.#chat.chat, message_id: messageId, date: 0 },
    };
    const updateId = this.#queue.push("callback_query", content, this.#orderKey);
    return { updateId, queryId: callback.id, answer: () => callback.answer };
  }

  /** Blocks the bot in the private chat: sending to this person is refused, and the bot is told. */
  block(): void {
    this.#chat.refusal = "Forbidden: bot was blocked by the user";
    this.#memberUpdate("member", "kicked");
  }

  unblock(): void {
    this.#chat.refusal = undefined;
    this.#memberUpdate("kicked", "member");
  }

  /** The account is gone: 403 with another text, and the bot is told nothing. */
  deactivate(): void {
    this.#chat.refusal = "Forbidden: user is deactivated";
  }

  get #orderKey(): string {
    return String(this.chatId);
  }

  #send(content: MessageContent, options: SendOptions = {}): Sent {
    this.#chat.started = true;
    const replied =
      options.replyTo === undefined ? undefined : this.#state.findMessage(this.#chat, options.replyTo);
    const message = this.#state.addMessage(this.#chat, this.user, {
      ...content,
      ...(replied ? { reply_to_message: replied } : {}),
      ...(options.forwardedFrom === undefined
        ? {}
        : {
            forward_origin: {
              type: "hidden_user",
              date: Math.floor(this.#state.now() / 1000) - 60,
              sender_user_name: options.forwardedFrom,
            },
          }),
    });
    const updateId = this.#queue.push("message", structuredClone(asSent(message)), this.#orderKey);
    return { updateId, messageId: message.message_id };
  }

  #file(kind: string, file: FileToSend): FakeFile {
    return this.#state.storeFile(kind, {
      name: file.name ?? "",
      mime: file.mime ?? "",
      bytes: file.bytes ?? new TextEncoder().encode(randomUUID()),
      ...(file.size === undefined ? {} : { size: file.size }),
    });
  }

  #photoSizes(file: FileToSend & { width?: number; height?: number }): NonNullable<FakeMessage["photo"]> {
    const width = file.width ?? 1280;
    const height = file.height ?? 960;
    const jpeg = { name: "photo.jpg", mime: "image/jpeg" };
    const small = this.#file("photo", { ...jpeg });
    const full = this.#file("photo", { ...file, ...jpeg });
    return [
      { ...small, width: Math.ceil(width / 14), height: Math.ceil(height / 14) },
      { ...full, width, height },
    ];
  }

  #findButton(button: string | number, messageId: number | undefined) {
    const candidates = this.#chat.messages
      .filter(
        (message) => message.reply_markup && (messageId === undefined || message.message_id === messageId),
      )
      .toReversed();
    for (const message of candidates) {
      const buttons = (message.reply_markup?.inline_keyboard ?? []).flat();
      const found = typeof button === "number" ? buttons[button] : buttons.find((one) => one.text === button);
      if (found) return { message, label: found.text, data: found.callback_data };
      if (typeof button === "number") break;
    }
    const labels = candidates.flatMap(
      (one) => one.reply_markup?.inline_keyboard.flat().map(({ text }) => text) ?? [],
    );
    throw new Error(`there is no button ${JSON.stringify(button)}; there are: ${labels.join(" | ")}`);
  }

  #memberUpdate(before: string, after: string): void {
    const member = (status: string) => ({ user: this.#state.bot, status });
    this.#queue.push(
      "my_chat_member",
      {
        chat: this.#chat.chat,
        from: this.user,
        date: Math.floor(this.#state.now() / 1000),
        old_chat_member: member(before),
        new_chat_member: member(after),
      },
      this.#orderKey,
    );
  }
}
