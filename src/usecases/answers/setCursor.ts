import type { Act } from "../../messaging/act.ts";
import { areaSteps, stepFlow, stepPath } from "./areaSteps.ts";
import { isOpenForAnswers, openArea, type OpenArea } from "./openArea.ts";
import { stepPlace } from "./stepPlace.ts";

/**
 * Makes a question the one to ask next, by its place (buttons). False when the area may not be changed
 * by this person now, or there is no such question.
 */
export async function setCursor(act: Act, recordId: number, place: number): Promise<boolean> {
  const area = await openArea(act, recordId);
  if (area === null || !isOpenForAnswers(area)) return false;
  const steps = areaSteps(area);
  const step = steps.find((candidate) => stepPlace(candidate) === place);
  if (step === undefined || !stepFlow(area, steps).isRelevant(stepPath(step))) return false;
  await moveCursor(act, area, stepPath(step));
  return true;
}

// Hand-written: on the way of an answer.
const MOVE: Readonly<Record<OpenArea["source"], { name: string; text: string }>> = {
  on_site: { name: "move-cursor", text: `UPDATE "AreaRecord" SET cursor = $2 WHERE id = $1` },
  self_report: {
    name: "move-self-cursor",
    text: `INSERT INTO "SelfReport" ("areaRecordId", cursor) VALUES ($1, $2)
           ON CONFLICT ("areaRecordId") DO UPDATE SET cursor = EXCLUDED.cursor`,
  },
};

/** Writes where the dialogue stands; no answer changes, so neither does the area's version. */
export async function moveCursor(
  act: Act,
  { recordId, source }: Pick<OpenArea, "recordId" | "source">,
  cursor: string | null,
): Promise<void> {
  // On the way of every question: the first use of Prisma costs more than all statements of an answer.
  await act.uow.sql.query({ ...MOVE[source], values: [recordId, cursor] });
}
