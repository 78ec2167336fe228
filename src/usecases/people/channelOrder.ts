import type { ChannelName } from "../../channels/channel.ts";

/** Channels that ring first, then the one that has to be opened, then the mailbox. */
const USUAL_ORDER: readonly ChannelName[] = ["telegram", "zalo", "zalo_oa", "web", "email"];

/** All channels in the order in which a person is written to: as they wished, then as usual. */
export function channelOrder(wished: readonly ChannelName[]): ChannelName[] {
  return [...new Set([...wished, ...USUAL_ORDER])];
}
