import type { Message } from "grammy/types";

/** A command at the beginning, as Telegram marks it: "/" and at most 32 of a–z, 0–9, _. */
const COMMAND = /^\/[A-Za-z0-9_]{1,32}(?!\S)/;

/** Channels without a command menu: these are what people type in search of one. */
const MENU_WORDS: Readonly<Record<string, string>> = { menu: "/areas", "?": "/help" };

type Text = Pick<Message, "text" | "entities">;

/** A text as the flows take it, with a command marked. */
export function textContent(text: string): Text {
  const length = COMMAND.exec(text)?.[0].length;
  return length === undefined ? { text } : { text, entities: [{ type: "bot_command", offset: 0, length }] };
}

/** A text typed where there is no menu to tap. */
export function typedText(typed: string): Text {
  return textContent(MENU_WORDS[typed.trim().toLowerCase()] ?? typed);
}
