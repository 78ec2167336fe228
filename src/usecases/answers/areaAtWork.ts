import type { Act } from "../../messaging/act.ts";

/**
 * The area the acting person goes on with: the one answered last among those still open, else the
 * first open one. Null when nothing is left to fill in.
 */
export async function areaAtWork(act: Act): Promise<number | null> {
  if (act.actor === null) return null;
  const { rows } = await act.uow.sql.query<{ id: number }>({
    text: `SELECT r.id FROM "AreaRecord" r
             JOIN "AreaAssignment" a ON a."areaRecordId" = r.id
             JOIN "TeamMember" m ON m.id = a."memberId"
            WHERE m."personId" = $1 AND m."removedAt" IS NULL AND r.status IN ('draft', 'returned')
            ORDER BY (SELECT max("answeredAt") FROM "Answer" w WHERE w."areaRecordId" = r.id) DESC NULLS LAST,
                     r.ordinal, r.id
            LIMIT 1`,
    values: [act.actor.id],
  });
  return rows[0]?.id ?? null;
}
