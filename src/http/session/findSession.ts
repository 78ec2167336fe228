import type { Queryable } from "../../db/hot/trip.ts";
import { LOCALES, type Locale } from "../../domain/text.ts";
import { liveSessionSql } from "../../usecases/people/reachableAccount.ts";
import type { SessionLives } from "../../policies/sessionLives.ts";
import { SESSION_TOUCH_MS } from "../limits.ts";
import { lifeOfSession } from "./lifeOfSession.ts";
import { tokenHash } from "./tokenHash.ts";

export interface Session {
  id: string;
  accountId: number;
  /** Opened by the agency's own sign-in. */
  byAgency: boolean;
  /** Null until the person has confirmed who they are. */
  person: { id: string; organizationId: string; fullName: string; locale: Locale | null } | null;
}

interface Row {
  id: string;
  accountId: number;
  byAgency: boolean;
  createdAt: Date;
  lastSeenAt: Date;
  expiresAt: Date;
  personId: string | null;
  organizationId: string | null;
  fullName: string | null;
  locale: string | null;
}

/**
 * The session of a cookie's token, unless it has ended; notes that it is in use. With the note its life is
 * measured anew: somebody who has become the lead since has the lead's.
 */
export async function findSession(
  db: Queryable,
  lives: SessionLives,
  token: string,
  now: Date,
): Promise<Session | null> {
  const found = await db.query<Row>({
    name: "web-session",
    text: `SELECT s.id, s."accountId", s."byAgency", s."createdAt", s."lastSeenAt", s."expiresAt", a."personId", p."organizationId", p."fullName", p.locale
             FROM "WebSession" s
             JOIN "ChannelAccount" a ON a.id = s."accountId"
             LEFT JOIN "Person" p ON p.id = a."personId"
            WHERE s."tokenHash" = $1 AND p."suspendedAt" IS NULL AND ${liveSessionSql("$2")}`,
    values: [tokenHash(token), now],
  });
  const row = found.rows[0];
  if (row === undefined) return null;
  if (now.getTime() - row.lastSeenAt.getTime() > SESSION_TOUCH_MS) {
    await noteUse(db, lives, row, now);
  }
  return { id: row.id, accountId: row.accountId, byAgency: row.byAgency, person: personOf(row) };
}

/**
 * Notes the use of a session, and when it ends by what its person is now. One that has come to have a shorter
 * life is not cut off in the middle of the work: the life begins when that is first seen.
 */
async function noteUse(db: Queryable, lives: SessionLives, session: Row, now: Date): Promise<void> {
  const { idleMs, wholeMs } = await lifeOfSession(db, lives, session.accountId);
  const end = session.createdAt.getTime() + wholeMs;
  const grace = Math.min(session.expiresAt.getTime(), now.getTime() + wholeMs);
  await db.query(
    `UPDATE "WebSession" SET "lastSeenAt" = $2, "idleUntil" = $3, "expiresAt" = $4 WHERE id = $1`,
    [session.id, now, new Date(now.getTime() + idleMs), new Date(end > now.getTime() ? end : grace)],
  );
}

function personOf({ personId, organizationId, fullName, locale }: Row): Session["person"] {
  if (personId === null || organizationId === null || fullName === null) return null;
  return {
    id: personId,
    organizationId,
    fullName,
    locale: LOCALES.find((known) => known === locale) ?? null,
  };
}

/** Whether the session still stands; asked now and then by open event streams. */
export async function sessionStands(db: Queryable, sessionId: string, now: Date): Promise<boolean> {
  const found = await db.query({
    name: "web-session-stands",
    text: `SELECT 1 FROM "WebSession" s
            WHERE s.id = $1 AND ${liveSessionSql("$2")}`,
    values: [sessionId, now],
  });
  return found.rows.length > 0;
}
