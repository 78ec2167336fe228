import type { Act } from "../../messaging/act.ts";
import { askedQuestions } from "./askedQuestions.ts";
import { AreaChanged } from "./saveAnswer.ts";
import { isOpenForAnswers, type OpenArea } from "./openArea.ts";

export type SubmitResult =
  | { ok: true }
  | { ok: false; reason: "not_assigned" | "not_open" }
  /** Numbers of required questions without an answer. */
  | { ok: false; reason: "unanswered"; numbers: number[] }
  | { ok: false; reason: "errors"; messages: string[] };

/** Hands the area in: nothing in it changes any more unless the lead sends it back. */
export async function submitArea(act: Act, area: OpenArea, language: string): Promise<SubmitResult> {
  if (act.actor === null || !area.mine) return { ok: false, reason: "not_assigned" };
  if (!isOpenForAnswers(area)) return { ok: false, reason: "not_open" };
  const missing = unansweredRequired(area);
  if (missing.length > 0) return { ok: false, reason: "unanswered", numbers: missing };
  const { errors } = area.session.problems(area.area);
  if (errors.length > 0) {
    return { ok: false, reason: "errors", messages: errors.map((error) => error.message[language] ?? "") };
  }
  const { rowCount } = await act.uow.sql.query({
    text: `UPDATE "AreaRecord" SET status = 'submitted', cursor = NULL, version = version + 1,
                  "submittedAt" = $3, "submittedById" = $4
            WHERE id = $1 AND version = $2 AND status IN ('draft', 'returned')`,
    values: [area.recordId, area.version, act.now, act.actor.id],
  });
  if (rowCount !== 1) throw new AreaChanged(`area ${area.recordId} changed`);
  act.audit({
    chain: area.inspection.code,
    action: "area.submitted",
    object: `area:${area.area}`,
    data: { version: area.version + 1 },
  });
  return { ok: true };
}

export function unansweredRequired(area: OpenArea): number[] {
  const { session } = area;
  return askedQuestions(area)
    .filter(({ path }) => session.isRelevant(path) && session.isRequired(path) && !session.isSettled(path))
    .map((question) => question.number)
    .filter((number) => number !== undefined);
}
