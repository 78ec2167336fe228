import type { Period } from "../../domain/calendar/deadline.ts";
import type { Severity } from "../../domain/inspection/areas.ts";
import { dueDate, duePeriod, type DuePlan } from "../../domain/remediation/dueDate.ts";
import { dayOf } from "../../db/days.ts";
import type { Act } from "../../messaging/act.ts";
import { workingCalendar } from "../calendar/calendarDays.ts";
import { findInspection } from "../inspection/inspectionRef.ts";
import { isOperator } from "../people/isOperator.ts";
import { allowed } from "../people/participation.ts";
import { duePlanOf } from "./duePlanOf.ts";
import { incompleteAreas, type IncompleteArea } from "./incompleteAreas.ts";
import { remediationPeople, type RemediationPerson } from "./remediationPeople.ts";
import { takesPart } from "../../policies/membership.ts";

/** What is needed beside the decided findings to issue a notice of conclusion. */
export interface ConclusionOrder {
  code: string;
  /** Day of the notice, yyyy-mm-dd. */
  on: string;
  /** One period for all findings; null: the organization's plan. */
  period: Period | null;
  /** Why it is concluded although areas are not handed in or hardly answered. */
  despite?: string | null;
}

export type ConclusionWarning =
  /** The calendar has no rows for a year that a due date falls in: its holidays were not counted. */
  | { code: "unknown_year"; years: number[] }
  /** Nobody of the unit is in the inspection: the lead gets what the unit should. */
  | { code: "nobody_of_the_unit" };

export type ConclusionRefusal =
  | { reason: "not_found" | "not_allowed" | "already_concluded" | "in_the_future" }
  | { reason: "before_the_visit"; visitDate: string }
  /** Areas not handed in or hardly answered: only with a reason. */
  | { reason: "incomplete"; areas: IncompleteArea[] }
  /** Numbers in the list of findings that the lead has neither confirmed nor dismissed. */
  | { reason: "undecided"; numbers: number[] };

/** A finding that the unit will have to remedy. */
export interface ConclusionPoint {
  /** `key`: of the rules that proposed it; null when it was added by hand. */
  finding: { id: string; text: string; severity: Severity; key: string | null };
  dueDate: string;
  /** What the due date was counted from; null where the lead fixed the day. */
  period: Period | null;
}

export interface ConclusionDraft {
  inspection: { id: string; code: string; unitId: string; unit: string };
  plan: DuePlan;
  points: ConclusionPoint[];
  /** Ids of all confirmed findings, observations included. */
  communicated: string[];
  people: RemediationPerson[];
  /** The only person of the unit named for remediation; null when there is none, or several. */
  inCharge: RemediationPerson | null;
  warnings: ConclusionWarning[];
  /** Areas that the conclusion would rest on although they are not handed in or hardly answered. */
  incomplete: IncompleteArea[];
}

/**
 * What the notice of conclusion would assign and to whom, or why it cannot be issued. Changes nothing,
 * save that a refusal for lack of the right is written to the audit log.
 */
export async function drawConclusion(
  act: Act,
  { code, on, period }: ConclusionOrder,
): Promise<({ ok: true } & ConclusionDraft) | ({ ok: false } & ConclusionRefusal)> {
  const tx = await act.uow.prisma();
  const inspection = await tx.inspection.findUnique({
    where: { code },
    include: {
      organization: true,
      unit: true,
      findings: { orderBy: { ordinal: "asc" } },
      members: { where: takesPart, include: { person: { select: { fullName: true } } } },
    },
  });
  if (inspection === null) return { ok: false, reason: "not_found" };
  const ref = await findInspection(act, inspection.id);
  if (!isOperator(act) && (ref === null || !(await allowed(act, "concludeInspection", ref)))) {
    return { ok: false, reason: "not_allowed" };
  }
  if (inspection.concludedOn !== null) return { ok: false, reason: "already_concluded" };
  const visitDate = dayOf(inspection.visitDate);
  if (on < visitDate) return { ok: false, reason: "before_the_visit", visitDate };
  if (on > act.today) return { ok: false, reason: "in_the_future" };
  const undecided = inspection.findings.filter(
    ({ state, severity }) => state === "suggested" && severity !== "observation",
  );
  if (undecided.length > 0) {
    return { ok: false, reason: "undecided", numbers: undecided.map(({ ordinal }) => ordinal) };
  }

  const calendar = await workingCalendar(act, inspection.organizationId);
  const plan = duePlanOf(inspection.organization.duePlan, period);
  const confirmed = inspection.findings.filter(({ state }) => state === "confirmed");
  const points = confirmed
    .filter(({ severity }) => severity !== "observation")
    .map((finding): ConclusionPoint => {
      const { id, text, severity, proposalKey: key, dueDays, dueDate: fixed } = finding;
      const due = { severity, dueDays, dueDate: fixed === null ? null : dayOf(fixed) };
      return {
        finding: { id, text, severity, key },
        dueDate: dueDate(due, on, plan, calendar),
        period: duePeriod(due, plan),
      };
    });
  const assignees = inspection.members.filter(({ role }) => role === "assignee");
  const [only] = assignees;
  const people = await remediationPeople(act, {
    inspectionId: inspection.id,
    inspectedUnitId: inspection.unitId,
    unitId: inspection.unitId,
    assigneeId: null,
  });
  const unknown = [...new Set(points.map((point) => Number(point.dueDate.slice(0, 4))))].filter(
    (year) => !calendar.knowsYear(year),
  );
  const nobody = people.every(({ role }) => role !== "unit_head" && role !== "unit_contact");
  return {
    ok: true,
    inspection: {
      id: inspection.id,
      code: inspection.code,
      unitId: inspection.unitId,
      unit: inspection.unit.name,
    },
    plan,
    points,
    communicated: confirmed.map(({ id }) => id),
    incomplete: await incompleteAreas(act, inspection.id),
    people,
    inCharge:
      only === undefined || assignees.length > 1
        ? null
        : { personId: only.personId, role: "assignee", name: only.person.fullName },
    warnings: [
      ...(unknown.length > 0 ? [{ code: "unknown_year" as const, years: unknown }] : []),
      ...(nobody && assignees.length === 0 ? [{ code: "nobody_of_the_unit" as const }] : []),
    ],
  };
}
