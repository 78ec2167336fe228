import type { StoredValue } from "../../domain/form/session/storedAnswer.ts";
import { auditHeads } from "../../db/hot/linkAudit.ts";
import { leg, runTrip, type Statement } from "../../db/hot/trip.ts";
import type { Act } from "../../messaging/act.ts";
import type { AnswerSource } from "../../domain/inspection/answerSource.ts";
import { isOpenForAnswers, openArea, type OpenArea } from "./openArea.ts";

export interface AnswerInput {
  path: string;
  state: "answered" | "not_available" | "skipped";
  value: StoredValue;
  approximate: boolean;
  /** Reason of "Không có số liệu", or a note. */
  note: string | null;
  /** Why a warning was accepted. */
  explanation: string | null;
  /** The message that gave the answer: editing it amends the answer. */
  said?: string | undefined;
}

export type SaveRefusal = { ok: false; reason: "not_assigned" | "not_open" };

/** `area` is as it is now: for whoever shows the next question, without asking the database again. */
export type SaveResult = { ok: true; area: OpenArea } | SaveRefusal;

// Hand-written: on the way of every answer, and one statement of five changes.
const RECORD_ON_SITE = `
  UPDATE "AreaRecord" SET cursor = NULL, version = "AreaRecord".version + 1
   WHERE id = $2 AND version = $3 AND status IN ('draft', 'returned') RETURNING id`;

const RECORD_SELF_REPORT = `
  INSERT INTO "SelfReport" ("areaRecordId", version) SELECT $2, 1
  ON CONFLICT ("areaRecordId") DO UPDATE SET cursor = NULL, version = "SelfReport".version + 1
   WHERE "SelfReport".version = $3 AND "SelfReport".status = 'draft' RETURNING "areaRecordId" AS id`;

// One statement: the inspection's version (its row lock also orders the answers of its areas), the
// area with the version this act has read, the answer, its history, and an end to its having been sent
// back. A note survives a corrected figure; the reason of "Không có số liệu" does not become one.
const save = (record: string, source: AnswerSource): string => `
WITH inspection AS (
  UPDATE "Inspection" SET "answersVersion" = "answersVersion" + 1 WHERE id = $1 AND "concludedOn" IS NULL
  RETURNING "answersVersion" AS version),
record AS (${record}),
saved AS (
  INSERT INTO "Answer" ("areaRecordId", question, source, state, value, approximate, note, explanation,
                        "answeredById", "answeredAt", version)
  SELECT record.id, $4, '${source}', $5::"AnswerState", $6::jsonb, $7, $8, $9, $10, $11, inspection.version
    FROM record, inspection
  ON CONFLICT ("areaRecordId", question, source) DO UPDATE SET
    state = EXCLUDED.state, value = EXCLUDED.value, approximate = EXCLUDED.approximate,
    note = CASE WHEN EXCLUDED.note IS NULL AND EXCLUDED.state = 'answered' AND "Answer".state = 'answered'
                THEN "Answer".note ELSE EXCLUDED.note END,
    explanation = EXCLUDED.explanation, "answeredById" = EXCLUDED."answeredById",
    "answeredAt" = EXCLUDED."answeredAt", version = EXCLUDED.version
  RETURNING note),
settled AS (
  UPDATE "ReturnedAnswer" SET "settledAt" = $11 FROM record
   WHERE "areaRecordId" = record.id AND question = $4 AND "settledAt" IS NULL),
revision AS (
  INSERT INTO "AnswerRevision" ("areaRecordId", question, source, version, data, "actorId", at)
  SELECT record.id, $4, '${source}', inspection.version, $12::jsonb || jsonb_build_object('note', saved.note),
         $10, $11
    FROM record, inspection, saved)
SELECT inspection.version FROM record, inspection`;

/**
 * Gives `Inspection.answersVersion` with this answer; no row when the area is no longer as it was read, or the
 * inspection was concluded meanwhile.
 */
const saving = (name: string, record: string, source: AnswerSource): Statement<number> => ({
  name,
  text: save(record, source),
  read: ([version]) => Number(version),
});

const SAVE: Readonly<Record<AnswerSource, Statement<number>>> = {
  on_site: saving("save-answer", RECORD_ON_SITE, "on_site"),
  self_report: saving("save-self-report", RECORD_SELF_REPORT, "self_report"),
};

/**
 * Stores one answer the moment it is given, with its history and its audit row. The value has been
 * checked against the form by the caller (`session.check`).
 * @throws when the area is no longer as this act has read it: the act is overtaken and decided again
 */
export async function saveAnswer(act: Act, area: OpenArea, input: AnswerInput): Promise<SaveResult> {
  if (act.actor === null || !area.mine) return { ok: false, reason: "not_assigned" };
  if (!isOpenForAnswers(area)) return { ok: false, reason: "not_open" };
  const { path, state, value, approximate, note, explanation } = input;
  const data = { state, value, approximate, note, explanation };
  const saved = leg(SAVE[area.source], [
    area.inspection.id,
    String(area.recordId),
    String(area.version),
    path,
    state,
    value === null ? null : JSON.stringify(value),
    approximate ? "t" : "f",
    note,
    explanation,
    act.actor.id,
    act.now.toISOString(),
    JSON.stringify({ ...data, said: input.said }),
  ]);
  // The audit row to come needs the head of its chain: one trip for both.
  const heads = auditHeads([area.inspection.code]);
  await runTrip(act.uow.sql, [saved, heads]);
  const [version] = saved.rows;
  if (version === undefined) throw act.overtaken(`area ${area.recordId} changed`);
  act.locked(heads.rows);
  area.session.set(path, { state, value, approximate });
  act.sessions.noteWritten(area.session, version);
  act.audit({
    chain: area.inspection.code,
    action: area.source === "on_site" ? "answer.saved" : "answer.reported",
    object: `answer:${area.area}/${path}`,
    data,
  });
  return { ok: true, area: await areaNow(act, area, path, version) };
}

/** @param version `Inspection.answersVersion` with this answer */
async function areaNow(act: Act, area: OpenArea, path: string, version: number): Promise<OpenArea> {
  const { inspection, returned } = area;
  if (version !== inspection.answersVersion + 1) {
    // Another area's answer came in between, which the session does not know.
    return (await openArea(act, area.recordId, area.asked)) ?? area;
  }
  return {
    ...area,
    version: area.version + 1,
    cursor: null,
    returned: new Map([...returned].filter(([other]) => other !== path)),
    inspection: { ...inspection, answersVersion: version },
  };
}
