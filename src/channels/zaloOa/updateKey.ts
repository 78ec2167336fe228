import { createHash } from "node:crypto";
import type { IncomingUpdate } from "../../db/inbox.ts";
import { canonicalJson } from "../../domain/canonicalJson.ts";
import type { ShownPrompt } from "../common/prompt.ts";
import { conversationName } from "../../messaging/conversationOf.ts";
import type { OaEvent } from "./oaEvent.ts";

/** Lock and order: everything of one person's chat is handled one after the other. */
export function conversationKey(userId: string): string {
  return conversationName("zalo_oa", userId);
}

/** User id of a conversation key, or null when it is another channel's. */
export function userIdOfConversation(conversation: string): string | null {
  return /^zoa:(.+)$/.exec(conversation)?.[1] ?? null;
}

/**
 * The rows that the inbox keeps of an event, with the buttons its sender had before their eyes: one,
 * or one for each of several files. However often Zalo delivers the event, each is stored once.
 */
export function incomingEvent(oaId: string, event: OaEvent, prompt: ShownPrompt | null): IncomingUpdate[] {
  const id = event.messageId ?? createHash("sha256").update(canonicalJson(event.raw)).digest("hex");
  const count = event.content.kind === "files" ? event.content.files.length : 1;
  return Array.from({ length: count }, (_, index) => ({
    key: `zoa:${oaId}:${event.name}:${id}${index === 0 ? "" : `:${index}`}`,
    channel: "zalo_oa",
    conversation: conversationKey(event.userId),
    orderKey: BigInt(event.at),
    payload: { event: event.raw, prompt, file: index },
  }));
}
