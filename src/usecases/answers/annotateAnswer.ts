import type { Act } from "../../messaging/act.ts";
import { isOpenForAnswers, type OpenArea } from "./openArea.ts";

/** What is kept beside an answer; what is left out stays as it is. */
export interface Annotation {
  note?: string | null;
  /** Day (yyyy-mm-dd) on which the figure stood so; null: the end of the data period. */
  asOfDate?: string | null;
}

export type AnnotateResult = { ok: true } | { ok: false; reason: "not_assigned" | "not_open" | "no_answer" };

// Hand-written: three changes that share the new version, in one statement.
const ANNOTATE = `
WITH inspection AS (
  UPDATE "Inspection" SET "answersVersion" = "answersVersion" + 1 WHERE id = $1 AND "concludedOn" IS NULL
  RETURNING "answersVersion" AS version),
saved AS (
  UPDATE "Answer" a SET
    note = CASE WHEN $5 THEN $6 ELSE a.note END,
    "asOfDate" = CASE WHEN $7 THEN $8::date ELSE a."asOfDate" END,
    version = inspection.version
    FROM inspection
   WHERE a."areaRecordId" = $2 AND a.question = $3 AND a.source = $4::"AnswerSource"
  RETURNING a.version, a.state, a.value, a.approximate, a.note, a.explanation, a."asOfDate"),
revision AS (
  INSERT INTO "AnswerRevision" ("areaRecordId", question, source, version, data, "actorId", at)
  SELECT $2, $3, $4::"AnswerSource", saved.version, to_jsonb(saved) - 'version', $9, $10 FROM saved)
SELECT version FROM saved`;

/** Writes a note on an answer, or the day its figure stood so. The value stays. */
export async function annotateAnswer(
  act: Act,
  area: OpenArea,
  path: string,
  { note, asOfDate }: Annotation,
): Promise<AnnotateResult> {
  if (act.actor === null || !area.mine) return { ok: false, reason: "not_assigned" };
  if (!isOpenForAnswers(area)) return { ok: false, reason: "not_open" };
  const stored = area.session.answer(path);
  if (stored === undefined) return { ok: false, reason: "no_answer" };
  const { rows } = await act.uow.sql.query<{ version: number }>({
    text: ANNOTATE,
    values: [
      area.inspection.id,
      area.recordId,
      path,
      area.source,
      note !== undefined,
      note ?? null,
      asOfDate !== undefined,
      asOfDate ?? null,
      act.actor.id,
      act.now,
    ],
  });
  const version = rows[0]?.version;
  if (version === undefined) throw act.overtaken(`answer ${path} of area ${area.recordId} is gone`);
  act.sessions.noteWritten(area.session, version);
  act.audit({
    chain: area.inspection.code,
    action: "answer.annotated",
    object: `answer:${area.area}/${path}`,
    data: {
      source: area.source,
      ...(note === undefined ? {} : { note }),
      ...(asOfDate === undefined ? {} : { asOfDate }),
    },
  });
  return { ok: true };
}
