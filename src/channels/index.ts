import type { z } from "zod";
import type { ChannelName } from "../domain/channelName.ts";
import type { Channel } from "./channel.ts";
import { emailChannel } from "./email/emailChannel.ts";
import { telegramChannel } from "./telegram/telegramChannel.ts";
import { webChannel } from "./web/webChannel.ts";
import { zaloChannel } from "./zalo/zaloChannel.ts";
import { zaloOaChannel } from "./zaloOa/zaloOaChannel.ts";

const list = {
  telegram: telegramChannel,
  zalo: zaloChannel,
  zalo_oa: zaloOaChannel,
  email: emailChannel,
  web: webChannel,
};

/** Settings of each channel that is on. */
type Settings = {
  [Name in ChannelName]: NonNullable<z.output<(typeof list)[Name]["settings"]>>;
};

/** What the environment says of each channel; null: it is off, absent: as in an empty environment. */
export type ChannelSettings = { [Name in ChannelName]?: Settings[Name] | null };

/** All channels there are. */
export const CHANNELS: { readonly [Name in ChannelName]: Channel<Settings[Name]> } = list;
