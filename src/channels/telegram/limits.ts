/**
 * Limits of the Telegram Bot API (10.1–10.3). Where no other source is named they are from the method's
 * description at core.telegram.org/bots/api.
 */

/** Text of a message, in UTF-16 code units after the markup is taken out. */
export const MAX_TEXT = 4096;

/** Caption of a file, counted like a text. */
export const MAX_CAPTION = 1024;

/** Data behind a button, in bytes of UTF-8. */
export const MAX_CALLBACK_DATA_BYTES = 64;

/** Text of the short notice after a button press, in UTF-16 code units. */
export const MAX_CALLBACK_ANSWER = 200;

/** How long the server keeps a button press for us (telegram-bot-api, Client.cpp `add_update`). */
export const CALLBACK_LIFE_SECONDS = 150;

/** How long the server keeps every other update for us. */
export const UPDATE_LIFE_SECONDS = 86_400;

/** Not in the official text; the server refuses more with "reply markup is too long". */
export const MAX_BUTTONS = 100;

/** The apps show no more in one row. */
export const MAX_BUTTONS_IN_ROW = 8;

/** A file that the bot sends. */
export const MAX_UPLOAD_BYTES = 50 * 1024 * 1024;

/** A file that the bot may fetch (telegram-bot-api: MAX_DOWNLOAD_FILE_SIZE). */
export const MAX_DOWNLOAD_BYTES = 20 * 1024 * 1024;

/** Longest wait of getUpdates (telegram-bot-api: LONG_POLL_MAX_TIMEOUT). */
export const MAX_POLL_SECONDS = 50;

/** Most updates of one getUpdates. */
export const MAX_POLL_UPDATES = 100;

export const MAX_COMMANDS = 100;
export const MAX_COMMAND_NAME = 32;
export const MAX_COMMAND_DESCRIPTION = 256;

/** Body of a webhook call; Telegram's own updates stay far below (reliability: 1 MiB for every channel). */
export const MAX_WEBHOOK_BODY_BYTES = 1024 * 1024;
