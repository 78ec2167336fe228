import { CHANNEL_NAMES, type ChannelName } from "./channel.ts";

/** First part of the names of a channel's conversations ("tg:1001"), where it is not the channel's own. */
const PREFIXES: Readonly<Partial<Record<ChannelName, string>>> = { telegram: "tg", zalo_oa: "zoa" };

function prefixOf(channel: ChannelName): string {
  return PREFIXES[channel] ?? channel;
}

/** Name of a conversation, by which it is locked and kept in order: "tg:1001". */
export function conversationName(channel: ChannelName, address: string | number): string {
  return `${prefixOf(channel)}:${address}`;
}

/** Name of an account's conversation. The web's is named after the account itself. */
export function conversationOf(
  channel: ChannelName,
  { id, externalId }: { id: number; externalId: string },
): string {
  return conversationName(channel, channel === "web" ? id : externalId);
}

const CHANNEL_OF = new Map(CHANNEL_NAMES.map((channel) => [prefixOf(channel), channel]));

/** The channel of a conversation; throws for a name that no channel gives. */
export function channelOfConversation(conversation: string): ChannelName {
  const channel = CHANNEL_OF.get(conversation.slice(0, conversation.indexOf(":")));
  if (channel === undefined) throw new Error(`unknown kind of conversation: ${conversation}`);
  return channel;
}
