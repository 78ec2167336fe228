import { MAX_EVIDENCE_BYTES } from "../../domain/evidence/limits.ts";
import type { Capabilities } from "../../messaging/channelPort.ts";

/** Longest text a person sends or the bot shows in one message, in UTF-16 code units: Telegram's, so that one flow fits both. */
export const MAX_TEXT = 4096;

/** A JSON body, in bytes (reliability 6.1). */
export const MAX_BODY_BYTES = 1024 * 1024;

/** Length of the id the page gives a message it sends. */
export const MAX_CLIENT_MESSAGE_ID = 100;

/** Bytes of a button's data: Telegram's `callback_data`. */
export const MAX_BUTTON_ID_BYTES = 64;

/** Messages in one answer of the history. */
export const DEFAULT_PAGE = 200;
export const MAX_PAGE = 500;

export const CAPABILITIES: Capabilities = {
  buttons: true,
  files: true,
  edit: true,
  maxText: MAX_TEXT,
  maxDocument: MAX_EVIDENCE_BYTES,
  proactive: true,
};
