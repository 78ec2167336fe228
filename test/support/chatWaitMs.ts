/**
 * Longest wait for a message in the chat of a fake: drawing a report takes some seconds, on a busy machine many.
 * Within the time of a test, so that it ends with what the chat shows instead.
 */
export const CHAT_WAIT_MS = 25_000;
