import type { Act } from "../../messaging/act.ts";
import { askedQuestions } from "./askedQuestions.ts";
import { isOpenForAnswers, openArea } from "./openArea.ts";

/**
 * Makes a question the one to ask next: by its place among the asked questions (buttons). False when
 * the area may not be changed by this person now, or there is no such question.
 */
export async function setCursor(act: Act, recordId: number, place: number): Promise<boolean> {
  const area = await openArea(act, recordId);
  if (area === null || !isOpenForAnswers(area)) return false;
  const question = askedQuestions(area)[place];
  if (question === undefined || !area.session.isRelevant(question.path)) return false;
  await moveCursor(act, recordId, question.path);
  return true;
}

/** Writes where the dialogue stands; no answer changes, so neither does the area's version. */
export async function moveCursor(act: Act, recordId: number, cursor: string | null): Promise<void> {
  await act.uow.sql.query({
    name: "move-cursor",
    text: `UPDATE "AreaRecord" SET cursor = $2 WHERE id = $1`,
    values: [recordId, cursor],
  });
}
