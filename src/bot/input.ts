import type { Update } from "grammy/types";
import { receivedMedia, type ReceivedMedia } from "../messaging/receivedMedia.ts";
import { normalizeText } from "../domain/language/normalizeText.ts";

export interface EvidenceInput {
  kind: "evidence";
  media: ReceivedMedia;
  messageId: number;
}

/** What a person sent, as the flows see it. */
export type Input =
  /** NFC, without control characters; `messageId` names the message it came in. */
  | { kind: "text"; text: string; messageId?: number }
  | { kind: "button"; data: string }
  /** A photo, file, recording, video or place; `messageId` names the message it came in. */
  | EvidenceInput
  /** Something that nothing can be made of. */
  | { kind: "media"; what: "sticker" | "other" }
  /** An update without anything for the flows. */
  | { kind: "other" };

export function readInput(update: Update): Input {
  const query = update.callback_query;
  if (query?.data !== undefined) return { kind: "button", data: query.data };
  const message = update.message;
  if (message === undefined) return { kind: "other" };
  if (message.text !== undefined) {
    return { kind: "text", text: normalizeText(message.text).text, messageId: message.message_id };
  }
  if (message.sticker !== undefined) return { kind: "media", what: "sticker" };
  const media = receivedMedia(message);
  return media === null
    ? { kind: "media", what: "other" }
    : { kind: "evidence", media, messageId: message.message_id };
}
