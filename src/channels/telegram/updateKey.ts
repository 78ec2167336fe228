import type { IncomingUpdate } from "../../db/inbox.ts";
import { conversationName } from "../../messaging/conversationOf.ts";
import type { TelegramUpdate } from "./telegramUpdate.ts";

/** Key of the inbox row: however often Telegram delivers an update, it is stored once. */
export function inboxKey(botId: string, updateId: number): string {
  return `tg:${botId}:${updateId}`;
}

/** Lock and order: everything of one chat is handled one after the other. */
export function conversationKey(chatId: number): string {
  return conversationName("telegram", chatId);
}

/** Chat id of a conversation key, or null when it is another channel's. */
export function chatIdOfConversation(conversation: string): number | null {
  const digits = /^tg:(-?\d{1,16})$/.exec(conversation)?.[1];
  return digits === undefined ? null : Number(digits);
}

/** The row that the inbox keeps of an update. Telegram counts updates up, so the number is also the order. */
export function incomingUpdate(botId: string, update: TelegramUpdate): IncomingUpdate {
  return {
    key: inboxKey(botId, update.id),
    channel: "telegram",
    conversation: conversationKey(update.chatId),
    orderKey: BigInt(update.id),
    payload: update.raw,
  };
}
