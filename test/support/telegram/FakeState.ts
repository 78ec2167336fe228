import { createHash, randomUUID } from "node:crypto";
import { ApiFailure, badRequest } from "./ApiFailure.ts";
import type { FakeApiUser, FakeChat, FakeFile, FakeMessage, MessageContent } from "./messages.ts";
import type { UploadedFile } from "./readRequest.ts";

export interface ChatState {
  readonly chat: FakeChat;
  readonly messages: FakeMessage[];
  nextMessageId: number;
  /** A bot may write to a person only after the person wrote first. */
  started: boolean;
  /** The 403 text for everything sent here, e.g. "Forbidden: bot was blocked by the user". */
  refusal: string | undefined;
  migratedTo: number | undefined;
  /** Chat actions ("typing") in the order they came. */
  readonly actions: string[];
}

export interface StoredFile {
  readonly bytes: Uint8Array;
  /** What the server says the size is; may be more than the bytes, to play a huge file cheaply. */
  readonly size: number;
  readonly path: string;
  readonly name: string | undefined;
  readonly mime: string | undefined;
  readonly kind: string;
}

export interface CallbackState {
  readonly id: string;
  readonly askedAt: number;
  answer: { text: string; showAlert: boolean } | undefined;
}

/** How long a button press may be answered (telegram-bot-api keeps such updates 150 s). */
const CALLBACK_SECONDS = 150;

/** What the server knows: chats with their messages, files, unanswered button presses. */
export class FakeState {
  readonly bot: FakeApiUser;
  readonly now: () => number;
  readonly chats = new Map<number, ChatState>();
  readonly files = new Map<string, StoredFile>();
  readonly callbacks = new Map<string, CallbackState>();
  /** Chats by the bot's own settings: commands by scope and language, descriptions. */
  readonly settings = new Map<string, unknown>();
  readonly #listeners = new Set<() => void>();

  constructor(bot: FakeApiUser, now: () => number) {
    this.bot = bot;
    this.now = now;
  }

  openChat(chat: FakeChat): ChatState {
    const known = this.chats.get(chat.id);
    if (known) return known;
    const state: ChatState = {
      chat,
      messages: [],
      nextMessageId: 1,
      started: chat.type !== "private",
      refusal: undefined,
      migratedTo: undefined,
      actions: [],
    };
    this.chats.set(chat.id, state);
    return state;
  }

  /** @throws ApiFailure as the real server would: unknown chat, blocked, never started, moved. */
  chatToWrite(id: number | undefined): ChatState {
    const state = id === undefined ? undefined : this.chats.get(id);
    if (!state) throw badRequest("chat not found");
    if (state.migratedTo !== undefined) {
      throw new ApiFailure(400, "Bad Request: group chat was upgraded to a supergroup chat", {
        migrate_to_chat_id: state.migratedTo,
      });
    }
    if (state.refusal !== undefined) throw new ApiFailure(403, state.refusal);
    if (!state.started) throw new ApiFailure(403, "Forbidden: bot can't initiate conversation with a user");
    return state;
  }

  addMessage(state: ChatState, from: FakeApiUser, content: MessageContent): FakeMessage {
    const message: FakeMessage = {
      message_id: state.nextMessageId,
      from,
      chat: state.chat,
      date: Math.floor(this.now() / 1000),
      ...content,
    };
    state.nextMessageId += 1;
    state.messages.push(message);
    this.changed();
    return message;
  }

  findMessage(state: ChatState, id: number | undefined): FakeMessage | undefined {
    // Newest first: that is where edits and presses happen.
    return state.messages.findLast((message) => message.message_id === id);
  }

  storeFile(kind: string, file: UploadedFile & { size?: number }): FakeFile {
    const unique = createHash("sha256").update(file.bytes).digest("hex").slice(0, 16);
    const id = `${kind}-${randomUUID()}`;
    const size = file.size ?? file.bytes.length;
    const extension = /\.[A-Za-z0-9]{1,5}$/.exec(file.name)?.[0] ?? "";
    this.files.set(id, {
      bytes: file.bytes,
      size,
      path: `${kind}s/file_${this.files.size}${extension}`,
      name: file.name === "" ? undefined : file.name,
      mime: file.mime === "" ? undefined : file.mime,
      kind,
    });
    return { file_id: id, file_unique_id: unique, file_size: size };
  }

  newCallback(): CallbackState {
    const digits = BigInt(`0x${randomUUID().replaceAll("-", "").slice(0, 15)}`).toString();
    const callback = { id: digits, askedAt: this.now(), answer: undefined };
    this.callbacks.set(callback.id, callback);
    return callback;
  }

  /** @throws ApiFailure when the press is unknown, too old or already answered. */
  answerCallback(id: string, answer: { text: string; showAlert: boolean }): void {
    const callback = this.callbacks.get(id);
    const open =
      callback && callback.answer === undefined && this.now() - callback.askedAt <= CALLBACK_SECONDS * 1000;
    if (!open) throw badRequest("query is too old and response timeout expired or query ID is invalid");
    callback.answer = answer;
    this.changed();
  }

  /** Calls the listener after every change that a person could see. @returns a function that stops it. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  changed(): void {
    for (const listener of this.#listeners) listener();
  }
}
