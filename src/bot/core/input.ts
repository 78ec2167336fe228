import type { Update } from "grammy/types";
import { receivedMedia, type ReceivedMedia } from "../../messaging/receivedMedia.ts";
import { normalizeText } from "../../domain/language/normalizeText.ts";
import { recognizeCommand, type RecognizedCommand } from "../commands/recognizeCommand.ts";
import { handling } from "./handling.ts";

export interface TextInput {
  kind: "text";
  /** NFC, without control characters. */
  text: string;
  /** The command that the text is; null for any other. */
  command: RecognizedCommand | null;
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

export function readInput(update: Update): Input {
  const query = update.callback_query;
  if (query?.data !== undefined) return { kind: "button", data: query.data };
  const message = update.message;
  if (message === undefined) return { kind: "other" };
  if (message.text !== undefined) {
    return { ...textInput(message.text), messageId: message.message_id };
  }
  if (message.sticker !== undefined) return { kind: "media", what: "sticker" };
  const media = receivedMedia(message);
  return media === null
    ? { kind: "media", what: "other" }
    : { kind: "evidence", media, messageId: message.message_id };
}

/** What somebody has written, as the flows see it. */
export function textInput(written: string): TextInput {
  const { text } = normalizeText(written);
  return { kind: "text", text, command: recognizeCommand(text) };
}

/** As `readInput`; what this very update brought was read when it came. */
export function inputOf(update: Update): Input {
  const { updateId, input } = handling();
  return update.update_id === updateId ? input : readInput(update);
}
