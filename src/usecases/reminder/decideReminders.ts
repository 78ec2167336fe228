import { randomUUID } from "node:crypto";
import { zonedTime } from "../../domain/calendar/zonedTime.ts";
import type { WorkingCalendar } from "../../domain/calendar/WorkingCalendar.ts";
import { digestReminders, type ReminderDigest } from "../../domain/remediation/digestReminders.ts";
import type { Ladder } from "../../domain/remediation/ladder.ts";
import type { Reminder } from "../../domain/remediation/reminder.ts";
import { performAct, type Act, type ActServices } from "../../messaging/act.ts";
import { workingCalendar } from "../calendar/calendarDays.ts";
import { dueCandidates, type DueCandidate } from "./dueCandidates.ts";
import type { ReminderData } from "../notice/noticeToSay.ts";
import { carryOverNotices } from "../notice/carryOverNotices.ts";
import { ladderOf } from "./ladderOf.ts";
import { remindersAmong } from "./remindersAmong.ts";
import { isSpeakingTime } from "../notice/speakingTime.ts";

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
 * never decide about one person at the same time.
 */
export async function decideReminders(services: ActServices): Promise<PassResult> {
  const result: PassResult = { notices: [], reminders: 0 };
  const organizations = await services.db.prisma.organization.findMany({ orderBy: { createdAt: "asc" } });
  for (const { id, reminderLadder } of organizations) {
    const ladder = ladderOf(reminderLadder, services.timeZone);
    const calendar = await performAct(services, { key: "reminders" }, (act) => workingCalendar(act, id));
    const at = new Date(services.clock.now());
    if (!isSpeakingTime(at, calendar, ladder)) continue;
    const organization = { id, calendar, ladder };
    await carryOverNotices(services, { organizationId: id, ladder, at });
    const candidates = await dueCandidates(services.db.pool, { organizationId: id, calendar, ladder, at });
    const byPerson = [...Map.groupBy(candidates, ({ personId }) => personId).values()];
    for (let start = 0; start < byPerson.length; start += PEOPLE_AT_ONCE) {
      const part = byPerson.slice(start, start + PEOPLE_AT_ONCE).flat();
      const decided = await performAct(services, { key: `reminders:${randomUUID()}` }, (act) =>
        decideAbout(act, organization, part),
      );
      result.notices.push(...decided.notices);
      result.reminders += decided.reminders;
    }
  }
  return result;
}

interface Planned {
  id: string;
  calendar: WorkingCalendar;
  ladder: Ladder;
}

/** Decides about some people. Those whom another pass is deciding about are left to it. */
async function decideAbout(
  act: Act,
  { calendar, ladder }: Planned,
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
    text: `INSERT INTO "Notice" (id, key, kind, "personId", "recipientId", data, "createdAt", "triedAccounts")
           SELECT id, 'reminder:' || person || ':' || $4, 'reminder', person, person, data, $5, '{}'
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
