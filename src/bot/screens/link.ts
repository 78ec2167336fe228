import type { ChannelName } from "../../domain/channelName.ts";
import type { ChannelDoor } from "../../messaging/channelPort.ts";
import type { Locale } from "../../domain/text.ts";
import { t } from "../../i18n/t.ts";
import { bold, outgoing, type Outgoing, type Piece } from "../core/outgoing.ts";

/**
 * A code, and links where there are any, with which the person goes on in another chat.
 * @param code as `issueLinkCode` gave it
 */
export function linkScreen(
  code: string | null,
  channels: ReadonlyMap<ChannelName, ChannelDoor>,
  locale: Locale,
): Outgoing {
  if (code === null) return outgoing([t(locale, "stranger")]);
  const shown = `${code.slice(0, 4)}-${code.slice(4)}`;
  const links = [...channels].flatMap(([channel, door]): Piece[] => {
    const link = door.entryLink?.(code) ?? null;
    return link === null
      ? []
      : [`\n${t(locale, "link-address", { channel: channelName(channel, locale), link })}`];
  });
  return outgoing([
    `${t(locale, "link-how")}\n`,
    bold(t(locale, "link-code", { code: shown })),
    ...(links.length === 0 ? [] : [`\n\n${t(locale, "link-or")}`, ...links]),
    `\n\n${t(locale, "link-keep")}`,
  ]);
}

export function channelName(channel: ChannelName, locale: Locale): string {
  return t(locale, `channel-${channel}`);
}
