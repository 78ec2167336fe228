import type { Capabilities } from "../../messaging/channelPort.ts";

/** Longest text of a mail: nothing splits one, and the longest digest is far below. */
export const MAX_TEXT = 100_000;

/** Connections to the agency's server at once. */
export const MAX_CONNECTIONS = 2;

/** A server that does not answer a connection or a greeting for so long is taken for gone. */
export const CONNECT_WITHIN_MS = 10_000;

/** A connection on which nothing is said for so long is given up. */
export const SILENT_FOR_MS = 20_000;

export const CAPABILITIES: Capabilities = {
  buttons: false,
  files: false,
  edit: false,
  maxText: MAX_TEXT,
  maxDocument: 0,
  proactive: true,
};
