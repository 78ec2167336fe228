import type { QuestionInfo } from "../../domain/form/session/questionInfo.ts";
import { localized } from "../../domain/text.ts";
import type { Act } from "../../messaging/act.ts";
import { askedQuestions } from "./askedQuestions.ts";
import { missingEvidence } from "../evidence/missingEvidence.ts";
import { isOpenForAnswers, type OpenArea } from "./openArea.ts";

export type SubmitResult =
  | { ok: true }
  | { ok: false; reason: "not_assigned" | "not_open" }
  /** Numbers of required questions without an answer. */
  | { ok: false; reason: "unanswered"; numbers: number[] }
  /** Numbers of answered questions without the evidence, or the explanation, that the form wants. */
  | { ok: false; reason: "evidence_missing"; numbers: number[] }
  | { ok: false; reason: "errors"; messages: string[] };

// Hand-written: the condition on the version decides in the statement, together with what it settles.
const SUBMIT: Readonly<Record<OpenArea["source"], string>> = {
  on_site: `WITH settled AS (
              UPDATE "ReturnedAnswer" SET "settledAt" = $3 WHERE "areaRecordId" = $1 AND "settledAt" IS NULL)
            UPDATE "AreaRecord" SET status = 'submitted', cursor = NULL, version = version + 1,
                  "submittedAt" = $3, "submittedById" = $4
            WHERE id = $1 AND version = $2 AND status IN ('draft', 'returned')`,
  self_report: `UPDATE "SelfReport" SET status = 'submitted', cursor = NULL, version = version + 1,
                  "submittedAt" = $3, "submittedById" = $4
            WHERE "areaRecordId" = $1 AND version = $2 AND status = 'draft'`,
};

/** Hands the area in: nothing in it changes any more unless the lead sends it back. */
export async function submitArea(act: Act, area: OpenArea, language: string): Promise<SubmitResult> {
  if (act.actor === null || !area.mine) return { ok: false, reason: "not_assigned" };
  if (!isOpenForAnswers(area)) return { ok: false, reason: "not_open" };
  const missing = unansweredRequired(area);
  if (missing.length > 0) return { ok: false, reason: "unanswered", numbers: missing };
  const withoutEvidence = area.source === "on_site" ? numbersOf(await missingEvidence(act, area)) : [];
  if (withoutEvidence.length > 0) return { ok: false, reason: "evidence_missing", numbers: withoutEvidence };
  const { errors } = area.session.problems(area.area);
  if (errors.length > 0) {
    return {
      ok: false,
      reason: "errors",
      messages: errors.map((error) => localized(error.message, language)),
    };
  }
  // One statement with its condition, so that of two who hand in at once one is told.
  const { rowCount } = await act.uow.sql.query({
    text: SUBMIT[area.source],
    values: [area.recordId, area.version, act.now, act.actor.id],
  });
  if (rowCount !== 1) throw act.overtaken(`area ${area.recordId} changed`);
  act.audit({
    chain: area.inspection.code,
    action: area.source === "on_site" ? "area.submitted" : "area.reported",
    object: `area:${area.area}`,
    data: { version: area.version + 1 },
  });
  return { ok: true };
}

export function unansweredRequired(area: OpenArea): number[] {
  const { session } = area;
  return numbersOf(
    askedQuestions(area).filter(
      ({ path }) =>
        session.isRelevant(path) &&
        session.isRequired(path) &&
        !session.isReadOnly(path) &&
        (!session.isSettled(path) || area.returned.has(path)),
    ),
  );
}

function numbersOf(questions: readonly QuestionInfo[]): number[] {
  return questions.map((question) => question.number).filter((number) => number !== undefined);
}
