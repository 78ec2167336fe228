import type { RepeatInfo } from "../../domain/form/session/repeats.ts";
import type { InstanceRemoval } from "../../domain/form/session/repeats.ts";
import type { Act } from "../../messaging/act.ts";
import { isOpenForAnswers, type OpenArea } from "./openArea.ts";
import type { RepeatsState } from "./repeatsState.ts";
import type { SaveRefusal } from "./saveAnswer.ts";

// Hand-written: the condition on the version decides in the statement, and rows move in sets.
const STORE: Readonly<Record<OpenArea["source"], string>> = {
  on_site: `UPDATE "AreaRecord" SET repeats = $3::jsonb, cursor = $4, version = version + 1
             WHERE id = $1 AND version = $2 AND status IN ('draft', 'returned')`,
  self_report: `INSERT INTO "SelfReport" ("areaRecordId", version, repeats, cursor) VALUES ($1, 1, $3::jsonb, $4)
                ON CONFLICT ("areaRecordId") DO UPDATE
                   SET repeats = EXCLUDED.repeats, cursor = EXCLUDED.cursor, version = "SelfReport".version + 1
                 WHERE "SelfReport".version = $2 AND "SelfReport".status = 'draft'`,
};

export type AddEntryResult =
  | { ok: true; /** "household[3]" */ path: string }
  | { ok: false; reason: "not_assigned" | "not_open" | "no_more" };

/** One more entry of a repeat; its first question is asked next. */
export async function addEntry(act: Act, area: OpenArea, repeat: RepeatInfo): Promise<AddEntryResult> {
  const refused = refusal(act, area);
  if (refused !== null) return refused;
  const path = area.session.addInstance(repeat.path);
  if (path === undefined) return { ok: false, reason: "no_more" };
  const first = area.session.questions(area.area).find((question) => question.path.startsWith(`${path}/`));
  const repeats = { ...area.repeats, [repeat.path]: { count: repeat.count + 1, closed: false } };
  await store(act, area, repeats, first?.path ?? null);
  audit(act, area, "repeat.added", path);
  return { ok: true, path };
}

/** "Không còn": the dialogue goes on behind the repeat. */
export async function closeRepeat(
  act: Act,
  area: OpenArea,
  repeat: RepeatInfo,
): Promise<{ ok: true } | SaveRefusal> {
  const refused = refusal(act, area);
  if (refused !== null) return refused;
  area.session.finishRepeat(repeat.path);
  const repeats = { ...area.repeats, [repeat.path]: { count: repeat.count, closed: true } };
  await store(act, area, repeats, null);
  audit(act, area, "repeat.closed", repeat.path);
  return { ok: true };
}

/**
 * Takes an entry away with its answers and evidence; the later ones move up by one. What was answered
 * stays in the history.
 */
export async function removeEntry(
  act: Act,
  area: OpenArea,
  repeat: RepeatInfo,
  number: number,
): Promise<{ ok: true } | SaveRefusal> {
  const refused = refusal(act, area);
  if (refused !== null) return refused;
  const path = `${repeat.path}[${number}]`;
  const moved = area.session.removeInstance(path);
  if (moved === undefined) throw new Error(`no entry ${path} to remove`);
  const { inspection, recordId, source } = area;
  const { sql } = act.uow;
  // By hand: answers go and move up in one statement each, in the order that keeps their key unique.
  const { rows } = await sql.query<{ version: number }>({
    text: `UPDATE "Inspection" SET "answersVersion" = "answersVersion" + 1, "answersEpoch" = "answersEpoch" + 1
            WHERE id = $1 RETURNING "answersVersion" AS version`,
    values: [inspection.id],
  });
  const version = rows[0]?.version ?? 0;
  await store(act, area, movedUp(area.repeats, repeat, number), repeat.path);
  if (moved.removed.length > 0) {
    await sql.query({
      text: `WITH gone AS (
               DELETE FROM "Answer" WHERE "areaRecordId" = $1 AND source = $2::"AnswerSource" AND question = ANY ($3)
               RETURNING question)
             INSERT INTO "AnswerRevision" ("areaRecordId", question, source, version, data, "actorId", at)
             SELECT $1, question, $2::"AnswerSource", $4, '{"removed": true}', $5, $6 FROM gone`,
      values: [recordId, source, moved.removed, version, act.actor?.id, act.now],
    });
  }
  // In the order of the entries, so that none takes a place that is still taken.
  for (const { from, to } of moved.renamed)
    await sql.query({
      text: `UPDATE "Answer" SET question = $3
              WHERE "areaRecordId" = $1 AND question = $2 AND source = $4::"AnswerSource"`,
      values: [recordId, from, to, source],
    });
  if (source === "on_site") await moveWhatIsBeside(act, recordId, moved);
  audit(act, area, "repeat.removed", path, { answers: moved.removed, moved: moved.renamed });
  return { ok: true };
}

/** Evidence keeps its bytes and stands for the area from now on; what was sent back is settled. */
async function moveWhatIsBeside(act: Act, recordId: number, moved: InstanceRemoval): Promise<void> {
  const { sql } = act.uow;
  await sql.query({
    text: `UPDATE "Evidence" SET question = NULL WHERE "areaRecordId" = $1 AND question = ANY ($2)`,
    values: [recordId, moved.removed],
  });
  await sql.query({
    text: `UPDATE "ReturnedAnswer" SET "settledAt" = $3
            WHERE "areaRecordId" = $1 AND question = ANY ($2) AND "settledAt" IS NULL`,
    values: [recordId, moved.removed, act.now],
  });
  for (const { from, to } of moved.renamed)
    for (const table of ["Evidence", "ReturnedAnswer"])
      await sql.query({
        text: `UPDATE "${table}" SET question = $3 WHERE "areaRecordId" = $1 AND question = $2`,
        values: [recordId, from, to],
      });
}

/** The stored numbers of entries once entry `number` of a repeat is gone, those of inner repeats included. */
function movedUp(repeats: RepeatsState, repeat: RepeatInfo, number: number): RepeatsState {
  const changed: RepeatsState = {};
  for (const [path, state] of Object.entries(repeats)) {
    const inner = new RegExp(`^${escaped(repeat.path)}\\[(\\d+)\\](/.*)$`, "s").exec(path);
    const at = Number(inner?.[1] ?? 0);
    if (inner === null || at < number) changed[path] = state;
    else if (at > number) changed[`${repeat.path}[${at - 1}]${inner[2] ?? ""}`] = state;
  }
  changed[repeat.path] = { count: repeat.count - 1, closed: false };
  return changed;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

function refusal(act: Act, area: OpenArea): SaveRefusal | null {
  if (act.actor === null || !area.mine) return { ok: false, reason: "not_assigned" };
  return isOpenForAnswers(area) ? null : { ok: false, reason: "not_open" };
}

async function store(act: Act, area: OpenArea, repeats: RepeatsState, cursor: string | null): Promise<void> {
  const { rowCount } = await act.uow.sql.query({
    text: STORE[area.source],
    values: [area.recordId, area.version, JSON.stringify(repeats), cursor],
  });
  if (rowCount !== 1) throw act.overtaken(`area ${area.recordId} changed`);
  area.version += 1;
  area.repeats = repeats;
  area.cursor = cursor;
}

function audit(
  act: Act,
  area: OpenArea,
  action: "repeat.added" | "repeat.closed" | "repeat.removed",
  path: string,
  data: Record<string, unknown> = {},
): void {
  act.audit({
    chain: area.inspection.code,
    action,
    object: `repeat:${area.area}/${path}`,
    data: { source: area.source, ...data },
  });
}
