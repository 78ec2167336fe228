import type { Act } from "../../messaging/act.ts";

/** The answer that the acting person gave with a message. */
export interface SaidAnswer {
  recordId: number;
  path: string;
  /** It still is the answer: nobody has given another one since. */
  holds: boolean;
}

/**
 * Finds what a message answered (`AnswerInput.said`), by the newest revision it caused; null when it
 * answered nothing. Through all areas of the person's inspections: the index is by area.
 */
export async function answerSaidIn(act: Act, said: string): Promise<SaidAnswer | null> {
  if (act.actor === null) return null;
  // By hand: the newest revision joined with the answer that holds now, in one read.
  const { rows } = await act.uow.sql.query<SaidAnswer>({
    text: `SELECT r."areaRecordId" AS "recordId", r.question AS path,
                  coalesce(a.state::text = r.data ->> 'state' AND a.value = r.data -> 'value', false) AS holds
             FROM "AnswerRevision" r
             LEFT JOIN "Answer" a ON a."areaRecordId" = r."areaRecordId" AND a.question = r.question
                                 AND a.source = r.source
            WHERE r."areaRecordId" IN (SELECT e.id FROM "AreaRecord" e
                                         JOIN "TeamMember" m ON m."inspectionId" = e."inspectionId"
                                        WHERE m."personId" = $1)
              AND r."actorId" = $1 AND r.data ->> 'said' = $2
            ORDER BY r.id DESC LIMIT 1`,
    values: [act.actor.id, said],
  });
  return rows[0] ?? null;
}
