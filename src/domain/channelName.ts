/**
 * All channels, in the order in which a person is written to unless they wish otherwise: chats that
 * ring first, then the mailbox, then the chat that has to be opened.
 */
export const CHANNEL_NAMES = ["telegram", "zalo", "zalo_oa", "email", "web"] as const;
export type ChannelName = (typeof CHANNEL_NAMES)[number];

/** The channel of a name that was written down earlier; throws when no channel is called so. */
export function channelNamed(name: string): ChannelName {
  const found = CHANNEL_NAMES.find((known) => known === name);
  if (found === undefined) throw new Error(`no channel is called ${name}`);
  return found;
}
