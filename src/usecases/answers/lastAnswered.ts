import type { Act } from "../../messaging/act.ts";
import type { OpenArea } from "./openArea.ts";

/** The question the acting person has answered last in this area; null when there is none. */
export async function lastAnswered(act: Act, area: OpenArea): Promise<string | null> {
  const { rows } = await act.uow.sql.query<{ question: string }>({
    text: `SELECT question FROM "Answer"
            WHERE "areaRecordId" = $1 AND source = $2::"AnswerSource" AND "answeredById" = $3
            ORDER BY "answeredAt" DESC, version DESC LIMIT 1`,
    values: [area.recordId, area.source, act.actor?.id ?? null],
  });
  return rows[0]?.question ?? null;
}
