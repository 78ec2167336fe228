import type { Queryable } from "../../db/hot/trip.ts";
import { takesPartSql } from "../../policies/membership.ts";
import {
  DECIDING_ROLES,
  sessionLife,
  type SessionLife,
  type SessionLives,
  type SignedInPerson,
} from "../../policies/sessionLives.ts";

/** How long a session of this account may live, by what its person is at this moment. */
export async function lifeOfSession(
  db: Queryable,
  lives: SessionLives,
  accountId: number,
): Promise<SessionLife> {
  const found = await db.query<SignedInPerson>({
    name: "web-session-life",
    text: `SELECT EXISTS (
                    SELECT 1 FROM "TeamMember" m JOIN "Inspection" i ON i.id = m."inspectionId"
                     WHERE m."personId" = a."personId" AND m.role = ANY($2::"Role"[])
                       AND ${takesPartSql("m")} AND i.status <> 'closed') AS decides,
                  EXISTS (
                    SELECT 1 FROM "ChannelAccount" o
                     WHERE o."personId" = a."personId" AND o.state = 'active'
                       AND o.channel NOT IN ('web', 'email'))
                    OR EXISTS (SELECT 1 FROM "Passkey" k WHERE k."personId" = a."personId")
                    OR ($3 AND EXISTS (
                      SELECT 1 FROM "Person" p
                       WHERE p.id = a."personId" AND (p.email IS NOT NULL OR p."agencyId" IS NOT NULL)))
                    AS "hasWayBack"
             FROM "ChannelAccount" a WHERE a.id = $1`,
    values: [accountId, DECIDING_ROLES, lives.agency],
  });
  return sessionLife(lives, found.rows[0] ?? { decides: false, hasWayBack: false });
}
