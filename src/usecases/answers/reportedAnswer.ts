import type { StoredValue } from "../../domain/form/session/storedAnswer.ts";
import type { Act } from "../../messaging/act.ts";
import type { OpenArea } from "./openArea.ts";

/** What the unit has reported about a question before the visit. */
export interface ReportedAnswer {
  state: "answered" | "not_available" | "skipped";
  value: StoredValue;
  approximate: boolean;
  note: string | null;
}

/** The unit's own answer to a question of the team; null when its report is not in, or does not have it. */
export async function reportedAnswer(
  act: Act,
  { recordId, source, hasSelfReport }: OpenArea,
  path: string,
): Promise<ReportedAnswer | null> {
  if (source !== "on_site" || !hasSelfReport) return null;
  // On the way of every question: the first use of Prisma costs more than all statements of an answer.
  const { rows } = await act.uow.sql.query<ReportedAnswer>({
    name: "reported-answer",
    text: `SELECT state, value, approximate, note FROM "Answer"
            WHERE "areaRecordId" = $1 AND question = $2 AND source = 'self_report'`,
    values: [recordId, path],
  });
  return rows[0] ?? null;
}

/** All the unit's own answers about an area, by path; empty while its report is not in. */
export async function reportedAnswers(
  act: Act,
  { recordId, source, hasSelfReport }: OpenArea,
): Promise<Map<string, ReportedAnswer>> {
  if (source !== "on_site" || !hasSelfReport) return new Map();
  const { rows } = await act.uow.sql.query<ReportedAnswer & { question: string }>({
    text: `SELECT question, state, value, approximate, note FROM "Answer"
            WHERE "areaRecordId" = $1 AND source = 'self_report'`,
    values: [recordId],
  });
  return new Map(rows.map((row) => [row.question, row]));
}
