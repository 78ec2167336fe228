import { dayOf } from "../../db/days.ts";
import { readStep } from "../../domain/remediation/ladder.ts";
import { isOwed } from "../../domain/remediation/remediationState.ts";
import type { Act } from "../../messaging/act.ts";
import { workingCalendar } from "../calendar/calendarDays.ts";
import { remediationPeople } from "../remediation/remediationPeople.ts";
import { findRemediation, findRemediations, followedRemediations } from "../remediation/remediationView.ts";
import { auditNoticeData } from "../audit/auditNoticeData.ts";
import {
  newsData,
  reminderData,
  type AuditNotice,
  type NoticeToSay,
  type ReminderPoint,
} from "./noticeToSay.ts";

/** A stored notice whose row this act has locked. */
export interface OpenNotice {
  id: string;
  kind: NoticeToSay["kind"];
  personId: string;
  data: unknown;
}

type Content =
  | Pick<Extract<NoticeToSay, { kind: "reminder" }>, "kind" | "points">
  | Pick<Extract<NoticeToSay, { kind: "event" }>, "kind" | "view" | "event" | "text" | "by">
  | Pick<Extract<NoticeToSay, { kind: "weekly" }>, "kind" | "views">
  | ({ kind: "audit" } & AuditNotice);

/** What the notice has to say now; null when nothing is left of it. */
export async function readNotice(act: Act, notice: OpenNotice): Promise<Content | null> {
  switch (notice.kind) {
    case "reminder":
      return readReminder(act, notice);
    case "event":
      return readNews(act, notice);
    case "weekly":
      return readWeekly(act, notice);
    case "audit":
      return readAudit(act, notice);
    default:
      return notice.kind satisfies never;
  }
}

/**
 * The points still owed, with the due date they were decided for, of which the person still is one
 * of the people; the others are cancelled.
 */
async function readReminder(act: Act, notice: OpenNotice): Promise<Content | null> {
  const { roles } = reminderData.parse(notice.data);
  const tx = await act.uow.prisma();
  const plans = await tx.reminderPlan.findMany({ where: { noticeId: notice.id, cancelledAt: null } });
  // Whoever closes one of them at this moment comes before or after this message, never in between.
  await act.uow.sql.query({
    text: `SELECT 1 FROM "Remediation" WHERE id = ANY($1) ORDER BY id FOR SHARE`,
    values: [plans.map(({ remediationId }) => remediationId)],
  });
  const views = await findRemediations(
    act,
    plans.map(({ remediationId }) => remediationId),
  );
  const points: ReminderPoint[] = [];
  const gone: string[] = [];
  for (const view of views) {
    const own = plans.filter(({ remediationId }) => remediationId === view.id);
    const people = await remediationPeople(act, view);
    const concerned = isOwed(view.state) && people.some(({ personId }) => personId === notice.personId);
    const valid = own.filter(({ dueDate }) => concerned && dayOf(dueDate) === view.dueDate);
    gone.push(...own.filter((plan) => !valid.includes(plan)).map(({ id }) => id));
    // Two steps of one point meet in a digest that was carried over: the later one speaks for both.
    const [plan] = valid.toSorted((a, b) => readStep(b.step) - readStep(a.step));
    if (plan === undefined) continue;
    const calendar = await workingCalendar(act, view.organizationId);
    points.push({
      view,
      role: roles[view.id] ?? "unit_contact",
      step: plan.step,
      late: plan.late,
      daysLeft: calendar.workingDaysBetween(act.today, calendar.workingDayOnOrAfter(view.dueDate)),
    });
  }
  await tx.reminderPlan.updateMany({ where: { id: { in: gone } }, data: { cancelledAt: act.now } });
  return points.length === 0 ? null : { kind: "reminder", points };
}

async function readNews(act: Act, notice: OpenNotice): Promise<Content | null> {
  const { remediationId, event, entryId } = newsData.parse(notice.data);
  const view = await findRemediation(act, remediationId);
  const tx = await act.uow.prisma();
  const entry = await tx.remediationEntry.findUnique({ where: { id: entryId } });
  if (view === null || entry === null) return null;
  const by = await tx.person.findUnique({ where: { id: entry.actorId }, select: { fullName: true } });
  return { kind: "event", view, event, text: entry.text, by: by?.fullName ?? null };
}

async function readWeekly(act: Act, notice: OpenNotice): Promise<Content | null> {
  const views = await followedRemediations(act, notice.personId);
  return views.length === 0 ? null : { kind: "weekly", views };
}

async function readAudit(act: Act, notice: OpenNotice): Promise<Content> {
  const data = auditNoticeData.parse(notice.data);
  const tx = await act.uow.prisma();
  const inspections = await tx.inspection.findMany({
    where: { code: { in: [...data.codes, ...data.faults].map(({ chain }) => chain) } },
    select: { code: true, unit: { select: { name: true } } },
  });
  return { kind: "audit", ...data, unitOf: new Map(inspections.map(({ code, unit }) => [code, unit.name])) };
}
