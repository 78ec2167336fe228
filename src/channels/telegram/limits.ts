import type { Capabilities } from "../../messaging/channelPort.ts";

/**
 * Limits of the Telegram Bot API (10.1–10.3). Where no other source is named they are from the method's
 * description at core.telegram.org/bots/api.
 */

/** Text of a message, in UTF-16 code units after the markup is taken out. */
export const MAX_TEXT = 4096;

/** Caption of a file, counted like a text. */
export const MAX_CAPTION = 1024;

/** A file that the bot may fetch (telegram-bot-api: MAX_DOWNLOAD_FILE_SIZE). */
export const MAX_DOWNLOAD_BYTES = 20 * 1024 * 1024;

/** Longest wait of getUpdates (telegram-bot-api: LONG_POLL_MAX_TIMEOUT). */
export const MAX_POLL_SECONDS = 50;

/** Most updates of one getUpdates. */
export const MAX_POLL_UPDATES = 100;

export const MAX_COMMANDS = 100;
export const MAX_COMMAND_NAME = 32;
export const MAX_COMMAND_DESCRIPTION = 256;

export const CAPABILITIES: Capabilities = {
  buttons: true,
  files: true,
  edit: true,
  maxText: MAX_TEXT,
  maxDocument: MAX_DOWNLOAD_BYTES,
  proactive: true,
};
