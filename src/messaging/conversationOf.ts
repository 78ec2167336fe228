import type { ChannelName } from "./channel.ts";

/** First part of the names of a channel's conversations: "tg:1001". */
const PREFIX: Readonly<Record<ChannelName, string>> = {
  telegram: "tg",
  zalo: "zalo",
  zalo_oa: "zoa",
  web: "web",
  email: "email",
};

/** Name of a conversation, by which it is locked and kept in order: "tg:1001". */
export function conversationName(channel: ChannelName, address: string | number): string {
  return `${PREFIX[channel]}:${address}`;
}

/** Name of an account's conversation. The web's is named after the account itself. */
export function conversationOf(
  channel: ChannelName,
  { id, externalId }: { id: number; externalId: string },
): string {
  return conversationName(channel, channel === "web" ? id : externalId);
}

/** The channel of a conversation; throws for a name that no channel gives. */
export function channelOfConversation(conversation: string): ChannelName {
  const prefix = conversation.slice(0, conversation.indexOf(":"));
  switch (prefix) {
    case PREFIX.telegram:
      return "telegram";
    case PREFIX.zalo:
      return "zalo";
    case PREFIX.zalo_oa:
      return "zalo_oa";
    case PREFIX.web:
      return "web";
    case PREFIX.email:
      return "email";
    default:
      throw new Error(`unknown kind of conversation: ${conversation}`);
  }
}
