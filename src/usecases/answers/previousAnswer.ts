import type { FormReading } from "../../domain/form/session/FormReading.ts";
import type { QuestionInfo } from "../../domain/form/session/questionInfo.ts";
import type { StoredValue } from "../../domain/form/session/storedAnswer.ts";
import { KINDS } from "../../domain/form/kinds/index.ts";
import type { Act } from "../../messaging/act.ts";
import type { OpenArea } from "./openArea.ts";

/** What the team found about the same question when it inspected the unit the last time. */
export interface PreviousAnswer {
  state: "answered";
  value: StoredValue;
  approximate: boolean;
  /** Day of that visit, yyyy-mm-dd. */
  visitDate: string;
}

/**
 * The answer of the previous inspection to a question of the team; null when none is on record, it was
 * not answered, or the form has asked something else under that name.
 */
export async function previousAnswer(
  act: Act,
  { inspection, source, session }: OpenArea,
  question: QuestionInfo,
): Promise<PreviousAnswer | null> {
  if (source !== "on_site" || inspection.previousId === null) return null;
  // On the way of every question: the first use of Prisma costs more than all statements of an answer.
  const { rows } = await act.uow.sql.query<PreviousAnswer>({
    name: "previous-answer",
    text: `SELECT a.state, a.value, a.approximate, i."visitDate"::text AS "visitDate"
             FROM "Answer" a JOIN "AreaRecord" r ON r.id = a."areaRecordId"
             JOIN "Inspection" i ON i.id = r."inspectionId"
            WHERE i.id = $1 AND a.question = $2 AND a.source = 'on_site' AND a.state = 'answered'`,
    values: [inspection.previousId, question.path],
  });
  const [found] = rows;
  return found !== undefined && answers(session, question, found.value) ? found : null;
}

/** Whether a value can be an answer to the question as this form asks it. */
function answers(session: FormReading, { path, type }: QuestionInfo, value: StoredValue): boolean {
  const listed = session.listedChoices(path, "vi").map(({ name }) => name);
  return KINDS[type].canStandAgain(value, listed);
}
