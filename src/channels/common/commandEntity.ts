import type { Message } from "grammy/types";

/** A command at the beginning, as Telegram marks it: "/" and at most 32 of a–z, 0–9, _. */
const COMMAND = /^\/[A-Za-z0-9_]{1,32}(?!\S)/;

/** Channels without a command menu: these are what people type in search of one. */
const MENU_WORDS: Readonly<Record<string, string>> = { menu: "/areas", "?": "/help" };

/** A typed text as the flows take it. */
export function typedText(typed: string): Pick<Message, "text" | "entities"> {
  const text = MENU_WORDS[typed.trim().toLowerCase()] ?? typed;
  const length = COMMAND.exec(text)?.[0].length;
  return length === undefined ? { text } : { text, entities: [{ type: "bot_command", offset: 0, length }] };
}
