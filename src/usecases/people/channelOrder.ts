import type { ChannelName } from "../../messaging/channel.ts";

/** Chats that ring first, then the mailbox, then the chat that has to be opened. */
const USUAL_ORDER: readonly ChannelName[] = ["telegram", "zalo", "zalo_oa", "email", "web"];

/** All channels in the order in which a person is written to: as they wished, then as usual. */
export function channelOrder(wished: readonly ChannelName[]): ChannelName[] {
  return [...new Set([...wished, ...USUAL_ORDER])];
}
