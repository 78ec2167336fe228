import type { ChannelName } from "../../domain/channelName.ts";
import type { Prisma } from "../../db/generated/client.ts";
import type { Act } from "../../messaging/act.ts";

/** Sessions of the web chat in which something can be read still. */
export function liveSession(now: Date): Prisma.WebSessionWhereInput {
  return { expiresAt: { gt: now }, idleUntil: { gt: now } };
}

/** The channels that are on and take messages at present. */
export function openChannels(act: Act): ChannelName[] {
  return [...act.channels].flatMap(([channel, door]) => ((door.isOpen?.() ?? true) ? [channel] : []));
}

/**
 * Accounts where a message is seen, as far as is known: on a channel that takes some, and a web chat only
 * while somebody is signed in to it.
 */
export function reachableAccount(act: Act): Prisma.ChannelAccountWhereInput {
  return {
    state: "active",
    channel: { in: openChannels(act) },
    OR: [{ channel: { not: "web" } }, { sessions: { some: liveSession(act.now) } }],
  };
}

/**
 * The same as a condition on "ChannelAccount" a.
 * @param places of the parameters: `openChannels(act)` and now
 */
export function reachableSql(places: { channels: string; now: string }): string {
  return `a.state = 'active' AND a.channel = ANY(${places.channels}::"Channel"[])
    AND (a.channel <> 'web' OR EXISTS (
      SELECT 1 FROM "WebSession" s WHERE s."accountId" = a.id AND ${liveSessionSql(places.now)}))`;
}

/**
 * `liveSession` as a condition on "WebSession" s.
 * @param now place of the parameter
 */
export function liveSessionSql(now: string): string {
  return `s."expiresAt" > ${now} AND s."idleUntil" > ${now}`;
}
