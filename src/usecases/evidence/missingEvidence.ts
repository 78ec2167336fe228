import { evidenceWanted } from "../../domain/evidence/evidenceWanted.ts";
import type { FormReading } from "../../domain/form/session/FormReading.ts";
import type { QuestionInfo } from "../../domain/form/session/questionInfo.ts";
import type { Act } from "../../messaging/act.ts";
import { askedQuestions } from "../answers/askedQuestions.ts";
import type { OpenArea } from "../answers/openArea.ts";
import { evidenceCounts, totalOf } from "./evidenceCounts.ts";
import { isFileQuestion } from "./fileQuestion.ts";

/** Answered questions whose evidence (or explanation) is still owed, in order. */
export async function missingEvidence(act: Act, area: OpenArea): Promise<QuestionInfo[]> {
  const { session } = area;
  const owing = askedQuestions(area).filter((question) => {
    const { path } = question;
    const answer = session.isRelevant(path) ? session.answer(path) : undefined;
    if (answer?.state !== "answered" || answer.value === null) return false;
    // A required photo question with nothing in it: all that was sent has turned out unusable.
    if (isFileQuestion(question)) return session.isRequired(path);
    return wantedEvidence(session, question, answer.value) !== null;
  });
  if (owing.length === 0) return [];
  const counts = await evidenceCounts(act, area.recordId);
  const without = owing.filter(({ path }) => totalOf(counts.get(path)) === 0);
  if (without.length === 0) return [];
  const explained = await explainedQuestions(act, area.recordId);
  return without.filter((question) => question.evidence !== "or_explain" || !explained.has(question.path));
}

/** See `evidenceWanted`: what this value of the question needs beside it. */
export function wantedEvidence(
  session: FormReading,
  question: QuestionInfo,
  value: Parameters<typeof evidenceWanted>[2],
): ReturnType<typeof evidenceWanted> {
  const list = question.list === undefined ? undefined : session.compiled.form.lists[question.list];
  return evidenceWanted(question.evidence, list?.[0]?.name, value);
}

async function explainedQuestions(act: Act, areaRecordId: number): Promise<Set<string>> {
  // One hand with what else is read of the area at work (evidenceCounts).
  const { rows } = await act.uow.sql.query<{ question: string }>({
    name: "explained-questions",
    text: `SELECT question FROM "Answer"
            WHERE "areaRecordId" = $1 AND source = 'on_site' AND coalesce(explanation, '') <> ''`,
    values: [areaRecordId],
  });
  return new Set(rows.map((row) => row.question));
}
