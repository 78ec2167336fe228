import type { FormattedText, MessageEntity } from "./formattedText.ts";

const COMMAND = /(?<![\p{L}\p{N}_/])\/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\p{L}\p{N}_])/gu;
const URL = /https?:\/\/[^\s<>"]+/gu;

/** Adds the entities that the server finds by itself: commands and addresses. */
export function withServerEntities({ text, entities }: FormattedText): FormattedText {
  const found = [
    ...[...text.matchAll(COMMAND)].map((match): MessageEntity => entityOf("bot_command", match)),
    ...[...text.matchAll(URL)].map((match): MessageEntity => entityOf("url", match)),
  ].filter((entity) => !entities.some((other) => overlaps(entity, other)));
  if (found.length === 0) return { text, entities };
  return {
    text,
    entities: [...entities, ...found].sort((a, b) => a.offset - b.offset || b.length - a.length),
  };
}

function entityOf(type: "bot_command" | "url", match: RegExpExecArray): MessageEntity {
  return { type, offset: match.index, length: match[0].length };
}

function overlaps(a: MessageEntity, b: MessageEntity): boolean {
  return a.offset < b.offset + b.length && b.offset < a.offset + a.length;
}
