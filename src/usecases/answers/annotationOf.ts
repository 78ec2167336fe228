import type { Act } from "../../messaging/act.ts";
import type { OpenArea } from "./openArea.ts";

/** What is kept beside an answer: the note, and the day (yyyy-mm-dd) its figure stood so. */
export async function annotationOf(
  act: Act,
  area: OpenArea,
  path: string,
): Promise<{ note: string | null; asOfDate: string | null }> {
  // On the way of every question: the first use of Prisma costs more than all statements of an answer.
  const { rows } = await act.uow.sql.query<{ note: string | null; asOfDate: string | null }>({
    text: `SELECT note, "asOfDate"::text AS "asOfDate" FROM "Answer"
            WHERE "areaRecordId" = $1 AND question = $2 AND source = $3::"AnswerSource"`,
    values: [area.recordId, path, area.source],
  });
  return rows[0] ?? { note: null, asOfDate: null };
}

export interface AnnotatedAnswer {
  question: string;
  note: string | null;
  /** Why a warning was accepted. */
  explanation: string | null;
  asOfDate: string | null;
}

/** What is kept beside the answers of an area, by path; only of those that have something. */
export async function annotationsOf(act: Act, area: OpenArea): Promise<Map<string, AnnotatedAnswer>> {
  const { rows } = await act.uow.sql.query<AnnotatedAnswer>({
    text: `SELECT question, note, explanation, "asOfDate"::text AS "asOfDate" FROM "Answer"
            WHERE "areaRecordId" = $1 AND source = $2::"AnswerSource"
              AND (note IS NOT NULL OR explanation IS NOT NULL OR "asOfDate" IS NOT NULL)`,
    values: [area.recordId, area.source],
  });
  return new Map(rows.map((row) => [row.question, row]));
}
