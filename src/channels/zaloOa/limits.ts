import type { Capabilities } from "../../messaging/channelPort.ts";

/**
 * Limits of the Zalo Official Account API (docs.zaloplatforms.com/docs/OA, read in copies: messages of
 * type "tư vấn", buttons, uploads, webhook).
 */

/** Text of a message; above it Zalo answers -210. Counted in UTF-16 code units, the strictest reading. */
export const MAX_TEXT = 2000;

/** Buttons under one message, and what each may hold. */
export const MAX_BUTTONS = 5;
export const MAX_BUTTON_TITLE = 100;
export const MAX_BUTTON_PAYLOAD = 1000;

/** Uploads: only these kinds of file. */
export const FILE_MIMES: ReadonlySet<string> = new Set([
  "application/pdf",
  "application/msword",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
]);
export const MAX_FILE_BYTES = 5 * 1024 * 1024;

/** A file that somebody sends: Zalo names no limit, so it is ours, for what is held in memory at once. */
export const MAX_DOCUMENT_BYTES = 30 * 1024 * 1024;

const HOUR_MS = 60 * 60 * 1000;

/** After somebody's last message the account writes for nothing, then for money, then not at all (-230). */
export const FREE_FOR_MS = 48 * HOUR_MS;
export const WRITABLE_FOR_MS = 7 * 24 * HOUR_MS;

/** Zalo repeats an event for about two hours; what is older was repeated by somebody else (F55). */
export const EVENT_LIFE_MS = 24 * HOUR_MS;

export const CAPABILITIES: Capabilities = {
  buttons: true,
  files: true,
  edit: false,
  maxText: MAX_TEXT,
  maxDocument: MAX_DOCUMENT_BYTES,
  proactive: false,
};
