import { randomUUID } from "node:crypto";
import { readAnchors, writeDaysAnchors } from "../../db/audit/auditAnchors.ts";
import { auditChains, inSnapshot } from "../../db/audit/verifyAudit.ts";
import { dbDay } from "../../db/days.ts";
import { zonedTime } from "../../domain/calendar/zonedTime.ts";
import { performAct, type ActServices } from "../../messaging/act.ts";
import type { Logger } from "../../observe/logger.ts";
import type { ChainFault } from "./chainFault.ts";
import { recheckChain } from "./recheckChain.ts";
import { SYSTEM_CHAIN } from "../../db/audit/auditChain.ts";
import { oweAuditNotices } from "./oweAuditNotices.ts";

export interface DailyAudit {
  services: ActServices;
  /** Where the heads are written down. */
  anchorFolder: string;
  log: Logger;
}

export type DailyAuditOutcome =
  | { kind: "not_due" }
  /** Another process is at it. */
  | { kind: "busy" }
  | { kind: "done"; chains: number; broken: string[]; anchors: number };

/** By then nobody answers, and the backup of the night is still to come. */
const FROM_MINUTE = 2 * 60;
/** Advisory lock of whoever verifies; any number of our own. */
const LOCK = 7_200_411;

/**
 * Verifies the audit log once a day: each chain as far as something has happened since (recheckChain), then
 * writes the heads down outside the database and owes their codes to the people who keep them. One process
 * at a time; what another one has verified today is not verified again, so that a run that was cut short is
 * taken up where it stood.
 */
export async function dailyAudit(deps: DailyAudit): Promise<DailyAuditOutcome> {
  const { services } = deps;
  const { day, minute } = zonedTime(services.timeZone).localOf(services.clock.now());
  if (minute < FROM_MINUTE || (await isDone(services, day))) return { kind: "not_due" };
  const holder = await services.db.pool.connect();
  try {
    const { rows } = await holder.query<{ got: boolean }>("SELECT pg_try_advisory_lock($1) AS got", [LOCK]);
    if (rows[0]?.got !== true) return { kind: "busy" };
    try {
      return (await isDone(services, day)) ? { kind: "not_due" } : await run(deps, day);
    } finally {
      await holder.query("SELECT pg_advisory_unlock($1)", [LOCK]);
    }
  } finally {
    holder.release();
  }
}

async function isDone({ db }: ActServices, day: string): Promise<boolean> {
  return (await db.prisma.auditRun.count({ where: { day: dbDay(day) } })) > 0;
}

async function run({ services, anchorFolder, log }: DailyAudit, day: string): Promise<DailyAuditOutcome> {
  const { db, auditKey } = services;
  const begins = new Date(zonedTime(services.timeZone).instantOf(day, 0));
  const { book: anchors, unreadable } = await readAnchors(anchorFolder);
  if (unreadable > 0)
    log.warn({ anchorFolder, unreadable }, "lines of the anchors of the audit log are none");
  const checks = new Map((await db.prisma.auditCheck.findMany()).map((check) => [check.chain, check]));
  const chains = [...new Set([...(await auditChains(db.pool, anchors)), ...checks.keys()])].sort();
  for (const chain of chains) {
    const check = checks.get(chain);
    if (check !== undefined && check.checkedAt >= begins) continue;
    const now = new Date(services.clock.now());
    const proof = { key: auditKey, anchors };
    const found = await inSnapshot(db.pool, (client) => recheckChain(client, chain, proof, { check, now }));
    await db.pool.query(KEEP, [
      chain,
      found.seq,
      found.hash,
      found.digest,
      found.fault === null ? found.seal : "",
      now,
      found.whole,
      found.fault === null ? null : JSON.stringify(found.fault),
    ]);
    if (found.fault !== null) log.error({ chain, ...found.fault }, brokenWords(chain, found.fault));
  }
  const at = new Date(services.clock.now());
  const written = await writeDaysAnchors(db.pool, { folder: anchorFolder, day, at });
  const broken = await performAct(services, { key: `audit:${randomUUID()}` }, async (act) => {
    const tx = await act.uow.prisma();
    const faulty = await tx.$queryRaw<{ chain: string }[]>`
      SELECT chain FROM "AuditCheck" WHERE fault IS NOT NULL ORDER BY chain`;
    const names = faulty.map(({ chain }) => chain);
    const result = { chains: chains.length, broken: names.length, anchors: written };
    await tx.auditRun.create({ data: { day: dbDay(day), finishedAt: act.now, ...result } });
    await oweAuditNotices(act, day);
    act.audit({
      chain: SYSTEM_CHAIN,
      action: "audit.verified",
      object: "audit",
      data: { by: "service", day, ...result, broken: names },
    });
    return names;
  });
  log.info({ day, chains: chains.length, broken: broken.length, anchors: written }, "audit log verified");
  return { kind: "done", chains: chains.length, broken, anchors: written };
}

/** A chain that was broken stays known up to where it was sound: the seal of then is the witness. */
const KEEP = `
  INSERT INTO "AuditCheck" (chain, seq, hash, digest, seal, "checkedAt", "wholeAt", fault)
  VALUES ($1, $2, $3, $4, $5, $6, $6, $8::jsonb)
  ON CONFLICT (chain) DO UPDATE SET
    seq = CASE WHEN $8::jsonb IS NULL THEN $2 ELSE "AuditCheck".seq END,
    hash = CASE WHEN $8::jsonb IS NULL THEN $3 ELSE "AuditCheck".hash END,
    digest = CASE WHEN $8::jsonb IS NULL THEN $4 ELSE "AuditCheck".digest END,
    seal = CASE WHEN $8::jsonb IS NULL THEN $5 ELSE "AuditCheck".seal END,
    "checkedAt" = $6, fault = $8::jsonb,
    "wholeAt" = CASE WHEN $7 THEN $6 ELSE "AuditCheck"."wholeAt" END`;

function brokenWords(chain: string, { entry, records, count }: ChainFault): string {
  const where =
    entry === null
      ? `${count} records are not as the log tells them (${records.map(({ object }) => object).join(", ")})`
      : `entry ${entry.seq} is ${entry.reason.replaceAll("_", " ")}`;
  return `THE AUDIT LOG IS BROKEN: chain ${chain}, ${where}. Keep the database as it is, and look with "audit verify".`;
}
