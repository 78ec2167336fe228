import { CHAT_WAIT_MS } from "../chatWaitMs.ts";
import type { ChatState, FakeState } from "./FakeState.ts";
import { shownMessage, type ShownMessage } from "./shownMessage.ts";

/** A chat as its people see it. */
export class ChatView {
  readonly #state: FakeState;
  readonly #chat: ChatState;

  constructor(state: FakeState, chat: ChatState) {
    this.#state = state;
    this.#chat = chat;
  }

  /** What the chat shows now, oldest first: edits applied, deleted messages gone. */
  messages(): readonly ShownMessage[] {
    return this.#chat.messages.map((message) => shownMessage(this.#state, message));
  }

  /** Only what the bot wrote. */
  botMessages(): readonly ShownMessage[] {
    return this.messages().filter((message) => message.from === "bot");
  }

  /** The bot's newest message. @throws when it has written nothing */
  lastMessage(): ShownMessage {
    const last = this.#chat.messages.findLast((message) => message.from.id === this.#state.bot.id);
    if (!last) throw new Error("the bot has not written anything to this chat");
    return shownMessage(this.#state, last);
  }

  /** Chat actions ("typing") seen so far. */
  actions(): readonly string[] {
    return this.#chat.actions;
  }

  /**
   * Waits until the chat shows a message of the bot that fits: a part of its text, a pattern, or a test.
   * @param options.after only messages with a greater id count
   * @throws after CHAT_WAIT_MS, with what the chat shows instead
   */
  waitForMessage(
    wanted: string | RegExp | ((message: ShownMessage) => boolean),
    options: { after?: number; timeoutMs?: number } = {},
  ): Promise<ShownMessage> {
    const fits = (message: ShownMessage) => {
      if (message.id <= (options.after ?? 0)) return false;
      if (typeof wanted === "function") return wanted(message);
      return typeof wanted === "string" ? message.text.includes(wanted) : wanted.test(message.text);
    };
    return new Promise((resolve, reject) => {
      const look = () => {
        const found = this.botMessages().findLast(fits);
        if (!found) return false;
        stop();
        clearTimeout(timer);
        resolve(found);
        return true;
      };
      const stop = this.#state.onChange(look);
      const timer = setTimeout(() => {
        stop();
        const shown = this.botMessages().map((message) => `  ${message.id}: ${message.text}`);
        reject(new Error(`no message like ${String(wanted)}; the chat shows\n${shown.join("\n")}`));
      }, options.timeoutMs ?? CHAT_WAIT_MS);
      look();
    });
  }
}
