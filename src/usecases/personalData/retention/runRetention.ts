import { randomUUID } from "node:crypto";
import type { RetentionKind, RetentionPeriods } from "../../../domain/personalData/retentionPeriods.ts";
import { performAct, type Act, type ActServices } from "../../../messaging/act.ts";
import { periodsInForce } from "./periods.ts";
import { SWEEPS, type Sweep } from "./sweeps.ts";

export type RetentionCounts = Readonly<Record<RetentionKind, number>>;

export interface RetentionRun {
  periods: RetentionPeriods;
  counts: RetentionCounts;
}

const DAY_MS = 86_400_000;
/** Less than a day, so that the hour of the run does not wander about. */
const NOT_AGAIN_WITHIN_MS = 20 * 3_600_000;
/** Between two steps: whoever answers comes first. */
const PAUSE_MS = 50;
/** One run is begun at a time. */
const LOCK = "retention";

/** What a run now would remove, by kind; writes nothing. */
export async function drawRetention(act: Act): Promise<RetentionRun> {
  const periods = await periodsInForce(act);
  const counts = none();
  for (const sweep of SWEEPS) counts[sweep.kind] += await sweep.count(act, cutoffOf(sweep, periods, act.now));
  return { periods, counts };
}

/**
 * Removes what has been kept long enough, in small steps beside the work, and records what it removed. Null
 * when one was begun within the last 20 hours, by whichever process; the operator's own run is never too early.
 * @param stopped asked between two steps: true ends the run, which says so, and the next goes on
 */
export async function runRetention(
  services: ActServices,
  { isDaily = false, stopped = () => false }: { isDaily?: boolean; stopped?: () => boolean } = {},
): Promise<RetentionRun | null> {
  const perform = <T>(work: (act: Act) => Promise<T>) =>
    performAct(services, { key: `retention:${randomUUID()}` }, work);
  const begun = await perform((act) => begin(act, isDaily));
  if (begun === null) return null;
  const { periods, now } = begun;
  const counts = none();
  let isWhole = true;
  for (const sweep of SWEEPS) {
    let after = "";
    for (;;) {
      isWhole = !stopped();
      if (!isWhole) break;
      const from = after;
      const { removed, last } = await perform((act) => sweep.step(act, cutoffOf(sweep, periods, now), from));
      if (removed === 0) break;
      counts[sweep.kind] += removed;
      after = last;
      await new Promise((done) => setTimeout(done, PAUSE_MS));
    }
    if (!isWhole) break;
  }
  await perform(async (act) =>
    act.audit({
      chain: "system",
      action: "retention.ended",
      object: "retention",
      data: { counts: { ...counts }, whole: isWhole },
    }),
  );
  return { periods, counts };
}

async function begin(act: Act, isDaily: boolean): Promise<{ periods: RetentionPeriods; now: Date } | null> {
  await act.uow.sql.query({ text: "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", values: [LOCK] });
  const tx = await act.uow.prisma();
  const last = await tx.auditEvent.findFirst({
    where: { action: "retention.begun" },
    orderBy: { at: "desc" },
    select: { at: true },
  });
  if (isDaily && last !== null && act.now.getTime() - last.at.getTime() < NOT_AGAIN_WITHIN_MS) return null;
  const periods = await periodsInForce(act);
  act.audit({
    chain: "system",
    action: "retention.begun",
    object: "retention",
    data: { periods: { ...periods } },
  });
  return { periods, now: act.now };
}

function cutoffOf({ kind }: Sweep, periods: RetentionPeriods, now: Date): Date {
  return new Date(now.getTime() - periods[kind] * DAY_MS);
}

function none(): Record<RetentionKind, number> {
  return {
    received: 0,
    sent: 0,
    keys: 0,
    webChat: 0,
    failed: 0,
    dialogues: 0,
    invites: 0,
    sessions: 0,
    drafts: 0,
    exports: 0,
    departed: 0,
    strangers: 0,
  };
}
