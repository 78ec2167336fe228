import type { Update } from "grammy/types";
import { receivedMedia, type ReceivedMedia } from "../../messaging/receivedMedia.ts";
import { normalizeText } from "../../domain/language/normalizeText.ts";
import type { Recognized } from "../../domain/language/commandRecognizer.ts";

/** The command that a text is, or null when it is something else. */
export type Recognize = (text: string) => Recognized | null;

export interface TextInput {
  kind: "text";
  /** NFC, without control characters. */
  text: string;
  /** The command that the text is; null for any other. */
  command: Recognized | null;
  /** Names the message it came in. */
  messageId?: number;
}

/** A photo, file, recording, video or place; `messageId` names the message it came in. */
export interface EvidenceInput {
  kind: "evidence";
  media: ReceivedMedia;
  messageId: number;
}

/** What a person sent, as the flows see it. */
export type Input =
  | TextInput
  | { kind: "button"; data: string }
  | EvidenceInput
  /** Something that nothing can be made of. */
  | { kind: "media"; what: "sticker" | "other" }
  /** An update without anything for the flows. */
  | { kind: "other" };

export function readInput(update: Update, recognize: Recognize): Input {
  const query = update.callback_query;
  if (query?.data !== undefined) return { kind: "button", data: query.data };
  const message = update.message;
  if (message === undefined) return { kind: "other" };
  if (message.text !== undefined) {
    return { ...textInput(message.text, recognize), messageId: message.message_id };
  }
  if (message.sticker !== undefined) return { kind: "media", what: "sticker" };
  const media = receivedMedia(message);
  return media === null
    ? { kind: "media", what: "other" }
    : { kind: "evidence", media, messageId: message.message_id };
}

/** What somebody has written, as the flows see it. */
export function textInput(written: string, recognize: Recognize): TextInput {
  const { text } = normalizeText(written);
  return { kind: "text", text, command: recognize(text) };
}
