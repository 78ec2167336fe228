import type { StoredValue } from "../../domain/form/session/storedAnswer.ts";
import { leg, runTrip, type Statement } from "../../db/hot/trip.ts";
import type { Act } from "../../messaging/act.ts";
import { hasRight } from "../../policies/inspectionRights.ts";
import { refuse } from "../../policies/refuse.ts";
import { participation } from "../people/participation.ts";
import { areaPeople, type AreaPerson, peopleWithRoles } from "./areaPeople.ts";
import { openArea, type OpenArea } from "./openArea.ts";

export interface CorrectionInput {
  recordId: number;
  path: string;
  value: StoredValue;
  approximate: boolean;
  /** Why the answer was wrong: kept with it, logged, and told to those concerned. */
  reason: string;
}

export type CorrectionRefusal = { ok: false; reason: "not_allowed" | "not_concluded" };

export type CorrectionResult =
  /** `people`: who is to hear of it, the acting person left out. */
  { ok: true; area: OpenArea; people: AreaPerson[] } | CorrectionRefusal;

// Hand-written like that of an answer (saveAnswer.ts), on the other side of the conclusion.
const CORRECT: Statement<number> = {
  name: "correct-answer",
  text: `
WITH inspection AS (
  UPDATE "Inspection" SET "answersVersion" = "answersVersion" + 1
   WHERE id = $1 AND "concludedOn" IS NOT NULL AND status <> 'closed' RETURNING "answersVersion" AS version),
record AS (
  UPDATE "AreaRecord" SET version = version + 1 WHERE id = $2 AND version = $3 RETURNING id),
saved AS (
  INSERT INTO "Answer" ("areaRecordId", question, source, state, value, approximate, explanation,
                        "answeredById", "answeredAt", version)
  SELECT record.id, $4, 'on_site', 'answered', $5::jsonb, $6, $7, $8, $9, inspection.version
    FROM record, inspection
  ON CONFLICT ("areaRecordId", question, source) DO UPDATE SET
    state = EXCLUDED.state, value = EXCLUDED.value, approximate = EXCLUDED.approximate,
    note = CASE WHEN "Answer".state = 'answered' THEN "Answer".note END,
    explanation = EXCLUDED.explanation, "answeredById" = EXCLUDED."answeredById",
    "answeredAt" = EXCLUDED."answeredAt", version = EXCLUDED.version
  RETURNING note),
revision AS (
  INSERT INTO "AnswerRevision" ("areaRecordId", question, source, version, data, "actorId", at)
  SELECT record.id, $4, 'on_site', inspection.version, $10::jsonb || jsonb_build_object('note', saved.note), $8, $9
    FROM record, inspection, saved)
SELECT inspection.version FROM record, inspection`,
  read: ([version]) => Number(version),
};

/** The area of a concluded inspection as the acting person may correct it. */
export async function areaToCorrect(
  act: Act,
  recordId: number,
): Promise<{ ok: true; area: OpenArea } | CorrectionRefusal> {
  const area = await openArea(act, recordId, "on_site");
  if (area === null) return { ok: false, reason: "not_allowed" };
  const { roles } = await participation(act, area.inspection.id);
  if (act.actor === null || !hasRight("correctAnswers", roles)) {
    const data = { right: "correctAnswers" };
    return refuse(act, { chain: area.inspection.code, object: `area:${area.area}`, data });
  }
  return area.concludedOn === null ? { ok: false, reason: "not_concluded" } : { ok: true, area };
}

/**
 * Corrects an answer after the conclusion (đính chính): a revision of its own, with the reason. Papers that have
 * their number stay as they are. The value has been checked against the form by the caller.
 * @throws when the area is no longer as this act has read it: the act is overtaken and decided again
 */
export async function correctAnswer(act: Act, input: CorrectionInput): Promise<CorrectionResult> {
  const found = await areaToCorrect(act, input.recordId);
  if (!found.ok) return found;
  const { area } = found;
  const { path, value, approximate, reason } = input;
  const before = area.session.answer(path) ?? null;
  const data = { state: "answered" as const, value, approximate, explanation: reason };
  const saved = leg(CORRECT, [
    area.inspection.id,
    String(area.recordId),
    String(area.version),
    path,
    value === null ? null : JSON.stringify(value),
    approximate ? "t" : "f",
    reason,
    act.actor?.id ?? null,
    act.now.toISOString(),
    JSON.stringify({ ...data, correction: reason }),
  ]);
  await runTrip(act.uow.sql, [saved]);
  const [version] = saved.rows;
  if (version === undefined) throw act.overtaken(`area ${area.recordId} changed`);
  area.session.set(path, { state: "answered", value, approximate });
  act.sessions.noteWritten(area.session, version);
  act.audit({
    chain: area.inspection.code,
    action: "answer.corrected",
    object: `answer:${area.area}/${path}`,
    // The whole answer, as the log tells of each; a note stays (saveAnswer.ts).
    data: { before, ...data, note: null, reason },
  });
  const concerned = await peopleWithRoles(act, area.inspection.id, [
    "lead",
    "deputy",
    "secretary",
    "unit_head",
    "unit_contact",
  ]);
  const told = new Map(
    [...(await areaPeople(act, area.recordId)), ...concerned].map((one) => [one.personId, one]),
  );
  return { ok: true, area, people: [...told.values()] };
}
