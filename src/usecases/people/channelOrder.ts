import { CHANNEL_NAMES, type ChannelName } from "../../messaging/channel.ts";

/** All channels in the order in which a person is written to: as they wished, then as usual. */
export function channelOrder(wished: readonly ChannelName[]): ChannelName[] {
  return [...new Set([...wished, ...CHANNEL_NAMES])];
}
