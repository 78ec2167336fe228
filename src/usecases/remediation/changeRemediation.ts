import type { IsoDay } from "../../domain/calendar/isoDay.ts";
import { needsEvidence } from "../../domain/remediation/needsEvidence.ts";
import { isOpen, isOwed } from "../../domain/remediation/remediationState.ts";
import type { RemediationEvent, RemediationEventKind } from "../../domain/remediation/remediationEvent.ts";
import { transition, type TransitionRefusal } from "../../domain/remediation/transition.ts";
import { dbDay } from "../../db/days.ts";
import type { Act } from "../../messaging/act.ts";
import { hasRight, type HeldRole } from "../../policies/inspectionRights.ts";
import { RIGHT_OF_EVENT } from "../../policies/rightOfEvent.ts";
import { workingCalendar } from "../calendar/calendarDays.ts";
import { isOperator } from "../people/isOperator.ts";
import { participation } from "../people/participation.ts";
import { lockRemediations } from "./lockRemediations.ts";
import { tellPeople } from "../notice/tellPeople.ts";
import { ownRoles, remediationPeople, teamAudience, unitAudience } from "./remediationPeople.ts";
import { newDueDay, type DueDayRefusal } from "./newDueDay.ts";
import { findRemediation, type RemediationView } from "./remediationView.ts";
import { unsubmittedEvidence } from "./openEvidenceEntry.ts";
import { writeEntries } from "./writeEntries.ts";
import { refuse } from "../../policies/refuse.ts";

export type ChangeRefusal =
  | TransitionRefusal
  | "not_found"
  | "not_allowed"
  /** Somebody else has changed it since the person saw it. */
  | "changed_meanwhile"
  | DueDayRefusal
  /** What this severity needs beside words. */
  | "evidence_missing"
  /** Not one of the unit's people in this inspection. */
  | "unknown_person";

export type ChangeResult =
  | {
      ok: true;
      after: RemediationView;
      /** The working day that a day off was moved to; null: the day was taken as it is. */
      movedTo: IsoDay | null;
      /** The calendar has no rows for the year of the new due date. */
      unknownYear: boolean;
    }
  | { ok: false; reason: ChangeRefusal; now: RemediationView | null };

/** An event as people give it; the files of a report are those received since the last one. */
export type RemediationStep =
  | Exclude<RemediationEvent, { kind: "submit" } | { kind: "reportProgress" }>
  | { kind: "submit"; text?: string }
  | { kind: "reportProgress"; text: string };

/** Events that the unit's people hear of, and those that the team hears of. */
const TOLD_TO_UNIT: ReadonlySet<RemediationEventKind> = new Set<RemediationEventKind>([
  "settleContest",
  "accept",
  "reject",
  "close",
  "closeUnresolved",
  "grantExtension",
  "refuseExtension",
  "reassign",
  "moveToSuccessor",
  "reinspect",
]);
const TOLD_TO_TEAM: ReadonlySet<RemediationEventKind> = new Set<RemediationEventKind>([
  "contest",
  "submit",
  "requestExtension",
]);

/**
 * One step in the life of a remediation, by somebody who has the right now. The row is locked first:
 * of two people who decide at once the second sees what the first has done and is told so. Writes
 * the history, cancels and restarts reminders, and owes the others the news.
 * @param input.seenVersion what the person saw; another version now: "changed_meanwhile"
 * @param input.isAllowed it is part of an act whose right was checked
 */
export async function changeRemediation(
  act: Act,
  input: { remediationId: string; step: RemediationStep; seenVersion?: number; isAllowed?: true },
): Promise<ChangeResult> {
  const { remediationId } = input;
  await lockRemediations(act, [remediationId]);
  const before = await findRemediation(act, remediationId);
  if (before === null) return { ok: false, reason: "not_found", now: null };
  const refuse = (reason: ChangeRefusal): ChangeResult => ({ ok: false, reason, now: before });
  if (input.isAllowed !== true && !(await mayTake(act, before, input.step)))
    return { ok: false, reason: "not_allowed", now: null };
  if (input.seenVersion !== undefined && input.seenVersion !== before.version)
    return refuse("changed_meanwhile");

  const prepared = await prepare(act, before, input.step);
  if (!prepared.ok) return refuse(prepared.reason);
  const { event, movedTo } = prepared;
  const result = transition(
    {
      state: before.state,
      unitId: before.unitId,
      assigneeId: before.assigneeId,
      dueDate: before.dueDate,
      pendingExtension: before.extension,
    },
    event,
  );
  if (!result.ok) return refuse(result.reason);

  const tx = await act.uow.prisma();
  const { change } = result;
  await tx.remediation.update({
    where: { id: remediationId },
    data: {
      state: result.state,
      version: { increment: 1 },
      ...(change.dueDate === undefined ? {} : { dueDate: dbDay(change.dueDate) }),
      ...(change.assigneeId === undefined ? {} : { assigneeId: change.assigneeId }),
      ...(change.unitId === undefined ? {} : { unitId: change.unitId }),
      ...(result.restartsReminders ? { toldOn: dbDay(act.today) } : {}),
      ...(result.state === "closed" ? { closedAt: act.now } : {}),
    },
  });
  const entryId = await writeEntries(act, remediationId, result.entries);
  await writeExtension(act, before, event, change.dueDate);
  if (change.dueDate !== undefined) {
    await tx.finding.update({ where: { id: before.findingId }, data: { dueDate: dbDay(change.dueDate) } });
  }
  if (result.outcome !== null) {
    await tx.finding.update({ where: { id: before.findingId }, data: { state: result.outcome } });
  }
  if (result.restartsReminders || !isOwed(result.state)) await cancelReminders(act, remediationId);
  act.audit({
    chain: before.inspectionCode,
    action: `remediation.${event.kind}`,
    object: `remediation:${remediationId}`,
    data: {
      event,
      before: { state: before.state, version: before.version },
      after: { state: result.state, outcome: result.outcome },
    },
  });
  const after = await findRemediation(act, remediationId);
  if (after === null) throw new Error(`remediation ${remediationId} is gone`);
  await followInspection(act, after);
  await tell(act, after, event.kind, entryId);
  if (event.kind === "moveToSuccessor") await tellFormerUnit(act, before, after, entryId);
  const unknownYear =
    change.dueDate !== undefined &&
    !(await workingCalendar(act, before.organizationId)).knowsYear(Number(change.dueDate.slice(0, 4)));
  return { ok: true, after, movedTo, unknownYear };
}

/** The operator may take every step; a refusal of anybody else is written to the audit log. */
async function mayTake(act: Act, view: RemediationView, step: RemediationStep): Promise<boolean> {
  if (isOperator(act)) return true;
  const right = RIGHT_OF_EVENT[step.kind];
  if (hasRight(right, await rolesFor(act, view, step))) return true;
  return refuse(act, { chain: view.inspectionCode, object: `remediation:${view.id}`, data: { right } }).ok;
}

/** What the acting person is for the point; for a re-inspection's word on it, in that re-inspection. */
async function rolesFor(
  act: Act,
  view: RemediationView,
  step: RemediationStep,
): Promise<readonly HeldRole[]> {
  if (step.kind !== "reinspect") return ownRoles(act, view);
  const tx = await act.uow.prisma();
  const { inspectionId } = step;
  const verifies = await tx.verifiedPoint.count({ where: { inspectionId, remediationId: view.id } });
  return verifies === 0 ? [] : (await participation(act, inspectionId)).roles;
}

type Prepared =
  | { ok: true; event: RemediationEvent; movedTo: IsoDay | null }
  | { ok: false; reason: ChangeRefusal };

/** What the life-cycle leaves to its caller: working days, files, people. */
async function prepare(act: Act, before: RemediationView, step: RemediationStep): Promise<Prepared> {
  const asIs = (event: RemediationEvent): Prepared => ({ ok: true, event, movedTo: null });
  switch (step.kind) {
    case "submit": {
      const evidenceIds = await unsubmittedEvidence(act, before.id);
      if (needsEvidence(before.severity) && evidenceIds.length === 0) {
        return { ok: false, reason: "evidence_missing" };
      }
      return asIs({ ...step, evidenceIds });
    }
    case "requestExtension":
    case "grantExtension":
    case "moveToSuccessor": {
      const wanted = step.kind === "moveToSuccessor" ? step.dueDate : step.to;
      if (wanted === undefined) return asIs(step);
      const checked = await newDueDay(act, before.organizationId, wanted);
      if (!checked.ok) return checked;
      const { day } = checked;
      const event = step.kind === "moveToSuccessor" ? { ...step, dueDate: day } : { ...step, to: day };
      return { ok: true, event, movedTo: day === wanted ? null : day };
    }
    case "reassign": {
      const own = await remediationPeople(act, { ...before, assigneeId: step.assigneeId });
      const known = own.some(({ personId, role }) => personId === step.assigneeId && UNIT_PEOPLE.has(role));
      return known ? asIs(step) : { ok: false, reason: "unknown_person" };
    }
    default:
      return asIs(step);
  }
}

const UNIT_PEOPLE: ReadonlySet<string> = new Set(["unit_head", "unit_contact", "assignee"]);

async function writeExtension(
  act: Act,
  before: RemediationView,
  event: RemediationEvent,
  dueDate: IsoDay | undefined,
): Promise<void> {
  const tx = await act.uow.prisma();
  if (event.kind === "requestExtension") {
    await tx.deadlineExtension.create({
      data: {
        remediationId: before.id,
        requestedById: act.actor?.id ?? "system",
        requestedAt: act.now,
        reason: event.reason.trim(),
        fromDate: dbDay(before.dueDate),
        toDate: dbDay(event.to),
      },
    });
    return;
  }
  if (before.extension === null) return;
  const decided = event.kind === "grantExtension" || event.kind === "refuseExtension";
  const over = event.kind === "accept" || event.kind === "close" || event.kind === "closeUnresolved";
  const upheld = event.kind === "settleContest" && event.upheld;
  if (!decided && !over && !upheld) return;
  await tx.deadlineExtension.update({
    where: { id: before.extension.id },
    data: {
      granted: event.kind === "grantExtension",
      ...(dueDate === undefined ? {} : { toDate: dbDay(dueDate) }),
      decidedById: act.actor?.id ?? "system",
      decidedAt: act.now,
      decisionNote: ("reason" in event ? event.reason : "text" in event ? event.text : undefined) ?? null,
    },
  });
}

/** What was decided and has not gone out yet is not said any more. */
async function cancelReminders(act: Act, remediationId: string): Promise<void> {
  await act.uow.sql.query({
    text: `UPDATE "ReminderPlan" p SET "cancelledAt" = $2 FROM "Notice" n
            WHERE p."remediationId" = $1 AND p."cancelledAt" IS NULL AND n.id = p."noticeId" AND n.state = 'open'`,
    values: [remediationId, act.now],
  });
}

/** When nothing is owed or waited for any more, the unit has reported on all of it. */
async function followInspection(act: Act, view: RemediationView): Promise<void> {
  if (isOpen(view.state)) return;
  await act.uow.sql.query({
    text: `UPDATE "Inspection" i SET status = 'remediation_reported'
            WHERE i.id = $1 AND i.status = 'remediation' AND NOT EXISTS (
              SELECT 1 FROM "Remediation" r JOIN "Finding" f ON f.id = r."findingId"
               WHERE f."inspectionId" = i.id AND r.state NOT IN ('accepted', 'closed'))`,
    values: [view.inspectionId],
  });
}

async function tell(
  act: Act,
  view: RemediationView,
  event: RemediationEventKind,
  entryId: string,
): Promise<void> {
  const people = await remediationPeople(act, view);
  const news = { remediationId: view.id, event, entryId };
  if (TOLD_TO_UNIT.has(event)) await tellPeople(act, unitAudience(people), news);
  if (TOLD_TO_TEAM.has(event)) await tellPeople(act, teamAudience(people), news);
}

/** The unit that had it until now learns that it need do nothing more. */
async function tellFormerUnit(
  act: Act,
  before: RemediationView,
  after: RemediationView,
  entryId: string,
): Promise<void> {
  const stay = new Set((await remediationPeople(act, after)).map(({ personId }) => personId));
  const former = unitAudience(await remediationPeople(act, before));
  await tellPeople(
    act,
    former.filter(({ personId }) => !stay.has(personId)),
    { remediationId: after.id, event: "movedAway", entryId },
  );
}
