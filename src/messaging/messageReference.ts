/**
 * Flows know a message they sent by its outbox id, since it has no other when they send it. Messages that come
 * from Telegram have Telegram's own ids. Both are small numbers, so Telegram's are moved out of the way: they
 * stay below 2^31, and the sum stays a safe integer.
 */
const TELEGRAM_IDS_FROM = 2 ** 52;

/** Telegram's message id as flows see it. */
export function flowMessageId(telegramId: number): number {
  return TELEGRAM_IDS_FROM + telegramId;
}

export type MessageReference =
  | { readonly kind: "telegram"; readonly id: number }
  | { readonly kind: "outbox"; readonly id: bigint };

/** What a flow means by a message id; null when it is none. */
export function messageReference(flowId: unknown): MessageReference | null {
  if (typeof flowId !== "number" || !Number.isSafeInteger(flowId) || flowId <= 0) return null;
  if (flowId > TELEGRAM_IDS_FROM) return { kind: "telegram", id: flowId - TELEGRAM_IDS_FROM };
  return { kind: "outbox", id: BigInt(flowId) };
}
