import { randomUUID } from "node:crypto";
import { zonedTime } from "../../domain/calendar/zonedTime.ts";
import { digestReminders, type ReminderDigest } from "../../domain/remediation/digestReminders.ts";
import type { Reminder } from "../../domain/remediation/reminder.ts";
import { performAct, type Act, type ActServices } from "../../messaging/act.ts";
import { dueCandidates, type DueCandidate } from "./dueCandidates.ts";
import type { ReminderData } from "../notice/noticeToSay.ts";
import { carryOverNotices } from "../notice/carryOverNotices.ts";
import { remindersAmong } from "./remindersAmong.ts";
import { unguarded, type Guard } from "../notice/guard.ts";
import { speakingOrganizations, type SpeakingOrganization } from "../notice/speakingOrganizations.ts";

export interface PassResult {
  /** Notices decided by this pass, for whoever delivers them at once. */
  notices: string[];
  /** Steps decided. */
  reminders: number;
}

/** People decided about in one transaction; each holds their rows for some milliseconds only. */
const PEOPLE_AT_ONCE = 100;

/**
 * One pass: decides everything that is to be said now, over all organizations. May run at any time
 * in any number of processes: what is decided is stored under unique keys (ReminderPlan: a step;
 * Notice: a person and day) in one transaction with the job that carries it out, and two passes
 * never decide about one person at the same time. What one organization fails of is no other's loss.
 * Hand-written: SKIP LOCKED and sets of rows with ON CONFLICT, which Prisma cannot say.
 */
export async function decideReminders(services: ActServices, guard: Guard = unguarded): Promise<PassResult> {
  const passes: PassResult[] = [];
  for (const organization of await speakingOrganizations(services, guard)) {
    const decided = await guard(
      `reminders of ${organization.id}`,
      () => decideFor(services, organization),
      NOTHING,
    );
    passes.push(decided);
  }
  return sum(passes);
}

const NOTHING: PassResult = { notices: [], reminders: 0 };

function sum(passes: readonly PassResult[]): PassResult {
  return {
    notices: passes.flatMap(({ notices }) => notices),
    reminders: passes.reduce((total, { reminders }) => total + reminders, 0),
  };
}

async function decideFor(services: ActServices, organization: SpeakingOrganization): Promise<PassResult> {
  const { id: organizationId, calendar, ladder } = organization;
  const at = new Date(services.clock.now());
  await carryOverNotices(services, { organizationId, ladder, at });
  const candidates = await dueCandidates(services.db.pool, { organizationId, calendar, ladder, at });
  const byPerson = [...Map.groupBy(candidates, ({ personId }) => personId).values()];
  const parts: PassResult[] = [];
  for (let start = 0; start < byPerson.length; start += PEOPLE_AT_ONCE) {
    const part = byPerson.slice(start, start + PEOPLE_AT_ONCE).flat();
    const decided = await performAct(services, { key: `reminders:${randomUUID()}` }, (act) =>
      decideAbout(act, organization, part),
    );
    parts.push(decided);
  }
  return sum(parts);
}

/** Decides about some people. Those whom another pass is deciding about are left to it. */
async function decideAbout(
  act: Act,
  { calendar, ladder }: SpeakingOrganization,
  candidates: readonly DueCandidate[],
): Promise<PassResult> {
  const { sql } = act.uow;
  const people = [...new Set(candidates.map(({ personId }) => personId))];
  const { rows: held } = await sql.query<{ id: string }>({
    name: "reminder-hold",
    text: `SELECT id FROM "Person" WHERE id = ANY($1) ORDER BY id FOR NO KEY UPDATE SKIP LOCKED`,
    values: [people],
  });
  const ours = new Set(held.map(({ id }) => id));
  const { reminders, subjectOf } = await remindersAmong(sql, {
    candidates: candidates.filter(({ personId }) => ours.has(personId)),
    calendar,
    ladder,
    at: act.now,
  });
  const { day } = zonedTime(ladder.timeZone).localOf(act.now.getTime());
  const noticeOf = await createNotices(act, digestReminders(reminders, subjectOf), rolesIn(reminders), day);
  const said = reminders.filter(({ personId }) => noticeOf.has(personId));
  const stored = await storePlans(act, said, noticeOf);
  for (const noticeId of noticeOf.values()) await act.job("notice", { noticeId });
  return { notices: [...noticeOf.values()], reminders: stored };
}

/**
 * One notice a person and day. Who was told already gets none; what was decided before and has not
 * gone out yet (an earlier day's digest, carried over) takes the new points in. Person id → notice id.
 */
async function createNotices(
  act: Act,
  digests: readonly ReminderDigest[],
  rolesOf: ReadonlyMap<string, ReminderData["roles"]>,
  day: string,
): Promise<Map<string, string>> {
  const { rows } = await act.uow.sql.query<{ id: string; personId: string }>({
    name: "reminder-notices",
    text: `INSERT INTO "Notice" (id, key, kind, day, "personId", "recipientId", data, "createdAt", "triedAccounts")
           SELECT id, 'reminder:' || person || ':' || $4, 'reminder', $4::date, person, person, data, $5, '{}'
             FROM unnest($1::text[], $2::text[], $3::jsonb[]) AS n(id, person, data)
           ON CONFLICT (key) DO UPDATE
              SET data = jsonb_build_object('roles', "Notice".data -> 'roles' || excluded.data -> 'roles')
            WHERE "Notice".state = 'open'
           RETURNING id, "personId"`,
    values: [
      digests.map(() => randomUUID()),
      digests.map(({ person }) => person),
      digests.map(({ person }) =>
        JSON.stringify({ roles: rolesOf.get(person) ?? {} } satisfies ReminderData),
      ),
      day,
      act.now,
    ],
  });
  return new Map(rows.map(({ id, personId }) => [personId, id]));
}

function rolesIn(reminders: readonly Reminder[]): Map<string, ReminderData["roles"]> {
  const byPerson = Map.groupBy(reminders, ({ personId }) => personId);
  return new Map(
    [...byPerson].map(([person, own]) => [
      person,
      Object.fromEntries(own.map(({ remediationId, role }) => [remediationId, role])),
    ]),
  );
}

async function storePlans(
  act: Act,
  reminders: readonly Reminder[],
  noticeOf: ReadonlyMap<string, string>,
): Promise<number> {
  const { rowCount } = await act.uow.sql.query({
    name: "reminder-plans",
    text: `INSERT INTO "ReminderPlan" (id, "remediationId", "personId", step, "dueDate", at, late, "decidedAt", "noticeId")
           SELECT id, remediation, person, step, due, at, late, $8, notice
             FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::date[], $6::timestamptz[], $7::boolean[],
                         $9::text[]) AS p(id, remediation, person, step, due, at, late, notice)
           ON CONFLICT ("remediationId", "personId", step, "dueDate") DO NOTHING`,
    values: [
      reminders.map(() => randomUUID()),
      reminders.map((one) => one.remediationId),
      reminders.map((one) => one.personId),
      reminders.map((one) => one.step),
      reminders.map((one) => one.dueDate),
      reminders.map((one) => one.at),
      reminders.map((one) => one.late),
      act.now,
      reminders.map((one) => noticeOf.get(one.personId) ?? ""),
    ],
  });
  return rowCount ?? 0;
}
