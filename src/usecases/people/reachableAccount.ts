import type { Prisma } from "../../db/generated/client.ts";

/** A browser that has not asked for so long is signed out. */
export const SESSION_IDLE_MS = 14 * 24 * 60 * 60 * 1000;

/** Sessions of the web chat in which something can be read still. */
export function liveSession(now: Date): Prisma.WebSessionWhereInput {
  return { expiresAt: { gt: now }, lastSeenAt: { gt: idleSince(now) } };
}

/** Accounts where a message is seen, as far as is known: a web chat only while somebody is signed in to it. */
export function reachableAccount(now: Date): Prisma.ChannelAccountWhereInput {
  return {
    state: "active",
    OR: [{ channel: { not: "web" } }, { sessions: { some: liveSession(now) } }],
  };
}

/**
 * The same as a condition on "ChannelAccount" a, with the channels that take messages at present as well.
 * @param places of the parameters: the channels, now, and `idleSince(now)`
 */
export function reachableSql(places: { channels: string; now: string; idleSince: string }): string {
  return `a.state = 'active' AND a.channel = ANY(${places.channels}::"Channel"[])
    AND (a.channel <> 'web' OR EXISTS (
      SELECT 1 FROM "WebSession" s WHERE s."accountId" = a.id
         AND s."expiresAt" > ${places.now} AND s."lastSeenAt" > ${places.idleSince}))`;
}

/** Whoever was seen before this moment is signed out. */
export function idleSince(now: Date): Date {
  return new Date(now.getTime() - SESSION_IDLE_MS);
}
