const REPLY = "u:";

/** Begins the keys of what is said in answer to an update. */
export function replyKey(inboxId: bigint): string {
  return `${REPLY}${inboxId}`;
}

/** Whether the message with this key answers what somebody did, and is no news of itself. */
export function isReply(key: string): boolean {
  return key.startsWith(REPLY);
}
