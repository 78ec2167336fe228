import { createHash } from "node:crypto";
import type { IncomingUpdate } from "../../db/inbox.ts";
import { canonicalJson } from "../../domain/canonicalJson.ts";
import type { ShownPrompt } from "../common/prompt.ts";
import { conversationName } from "../../messaging/conversationOf.ts";
import type { ZaloEvent } from "./zaloEvent.ts";

/** Lock and order: everything of one chat is handled one after the other. */
export function conversationKey(chatId: string): string {
  return conversationName("zalo", chatId);
}

/** Chat id of a conversation key, or null when it is another channel's. */
export function chatIdOfConversation(conversation: string): string | null {
  return /^zalo:(.+)$/.exec(conversation)?.[1] ?? null;
}

/** Key of the inbox row: however often Zalo delivers an event, it is stored once. */
export function inboxKey(botId: string, event: ZaloEvent): string {
  const id = event.messageId ?? createHash("sha256").update(canonicalJson(event.raw)).digest("hex");
  return `zalo:${botId}:${event.name}:${id}`;
}

/**
 * The row that the inbox keeps of an event, with the buttons its sender had before their eyes.
 * @param now milliseconds since 1970: the order of an event without a date of its own
 */
export function incomingEvent(
  botId: string,
  event: ZaloEvent,
  prompt: ShownPrompt | null,
  now: number,
): IncomingUpdate {
  return {
    key: inboxKey(botId, event),
    channel: "zalo",
    conversation: conversationKey(event.chatId),
    orderKey: BigInt(Math.trunc(event.at ?? now)),
    payload: { event: event.raw, prompt },
  };
}
