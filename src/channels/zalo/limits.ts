import type { Capabilities } from "../../messaging/channelPort.ts";

/**
 * Limits of the Zalo Bot Platform. Where no other source is named they are from the method's page at
 * docs.zaloplatforms.com/docs/BOT.
 */

/** Text of a message. The unit of "characters" is not published: UTF-16 code units are the strictest reading. */
export const MAX_TEXT = 2000;

/** Longest wait of getUpdates that is documented, in seconds. */
export const POLL_SECONDS = 30;

/** An event that is older was repeated by somebody who is not Zalo (F55); Zalo's own retries end sooner. */
export const EVENT_LIFE_MS = 24 * 60 * 60 * 1000;

/** Messages a month of the basic plan (a note of July 2026; the official page gives no number). */
export const FREE_MESSAGES_PER_MONTH = 3000;

export const CAPABILITIES: Capabilities = {
  buttons: false,
  files: false,
  edit: false,
  maxText: MAX_TEXT,
  maxDocument: 0,
  proactive: true,
};
