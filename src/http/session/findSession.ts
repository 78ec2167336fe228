import type { Queryable } from "../../db/hot/trip.ts";
import { LOCALES, type Locale } from "../../domain/text.ts";
import { idleSince, liveSessionSql } from "../../usecases/people/reachableAccount.ts";
import { SESSION_TOUCH_MS } from "../limits.ts";
import { tokenHash } from "./tokenHash.ts";

export interface Session {
  id: string;
  accountId: number;
  /** Null until the person has confirmed who they are. */
  person: { id: string; fullName: string; locale: Locale | null } | null;
}

interface Row {
  id: string;
  accountId: number;
  lastSeenAt: Date;
  personId: string | null;
  fullName: string | null;
  locale: string | null;
}

/** The session of a cookie's token, unless it has ended; notes that it is in use. */
export async function findSession(db: Queryable, token: string, now: Date): Promise<Session | null> {
  const found = await db.query<Row>({
    name: "web-session",
    text: `SELECT s.id, s."accountId", s."lastSeenAt", a."personId", p."fullName", p.locale
             FROM "WebSession" s
             JOIN "ChannelAccount" a ON a.id = s."accountId"
             LEFT JOIN "Person" p ON p.id = a."personId"
            WHERE s."tokenHash" = $1 AND p."suspendedAt" IS NULL AND ${liveSessionSql({ now: "$2", idleSince: "$3" })}`,
    values: [tokenHash(token), now, idleSince(now)],
  });
  const row = found.rows[0];
  if (row === undefined) return null;
  if (now.getTime() - row.lastSeenAt.getTime() > SESSION_TOUCH_MS) {
    await db.query(`UPDATE "WebSession" SET "lastSeenAt" = $2 WHERE id = $1`, [row.id, now]);
  }
  return { id: row.id, accountId: row.accountId, person: personOf(row) };
}

function personOf({ personId, fullName, locale }: Row): Session["person"] {
  if (personId === null || fullName === null) return null;
  return { id: personId, fullName, locale: LOCALES.find((known) => known === locale) ?? null };
}

/** Whether the session still stands; asked now and then by open event streams. */
export async function sessionStands(db: Queryable, sessionId: string, now: Date): Promise<boolean> {
  const found = await db.query({
    name: "web-session-stands",
    text: `SELECT 1 FROM "WebSession" s
            WHERE s.id = $1 AND ${liveSessionSql({ now: "$2", idleSince: "$3" })}`,
    values: [sessionId, now, idleSince(now)],
  });
  return found.rows.length > 0;
}
