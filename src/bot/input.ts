import type { Update } from "grammy/types";
import { normalizeText } from "../domain/language/normalizeText.ts";

/** What a person sent, as the flows see it. */
export type Input =
  /** NFC, without control characters. */
  | { kind: "text"; text: string }
  | { kind: "button"; data: string }
  | { kind: "media"; what: MediaKind }
  /** An update without anything for the flows. */
  | { kind: "other" };

export type MediaKind = "sticker" | "voice" | "photo" | "document" | "location" | "video" | "other";

export function readInput(update: Update): Input {
  const query = update.callback_query;
  if (query?.data !== undefined) return { kind: "button", data: query.data };
  const message = update.message;
  if (message === undefined) return { kind: "other" };
  if (message.text !== undefined) return { kind: "text", text: normalizeText(message.text).text };
  if (message.sticker !== undefined) return { kind: "media", what: "sticker" };
  if (message.voice !== undefined || message.audio !== undefined) return { kind: "media", what: "voice" };
  if (message.photo !== undefined) return { kind: "media", what: "photo" };
  if (message.location !== undefined || message.venue !== undefined)
    return { kind: "media", what: "location" };
  if (message.video !== undefined || message.video_note !== undefined)
    return { kind: "media", what: "video" };
  if (message.document !== undefined) return { kind: "media", what: "document" };
  return { kind: "media", what: "other" };
}
