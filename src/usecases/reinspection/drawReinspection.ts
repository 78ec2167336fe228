import { hasEnded, type UNIT_TYPES } from "../../domain/inspection/inspectionSpec.ts";
import type { Role } from "../../domain/inspection/areas.ts";
import type { OpenPoint } from "../../domain/reinspection/reinspectionForm.ts";
import { dayOf } from "../../db/days.ts";
import type { Act } from "../../messaging/act.ts";
import { findInspection } from "../inspection/inspectionRef.ts";
import { isOperator } from "../people/isOperator.ts";
import { allowed } from "../people/participation.ts";
import { inspectionRemediations, type RemediationView } from "../remediation/remediationView.ts";
import { takesPart } from "../../policies/membership.ts";

export interface ReinspectionOrder {
  /** Code of the inspection whose points are to be verified. */
  code: string;
  /** Day of the visit, yyyy-mm-dd; may be to come. */
  on: string;
  /** Name of the unit, where the points have been moved to several; null: the only one. */
  unit: string | null;
}

export type ReinspectionRefusal =
  | { reason: "not_found" | "not_allowed" | "nothing_open" | "no_lead" }
  /** One is open for this unit already. */
  | { reason: "under_way"; code: string }
  | { reason: "before_the_conclusion"; concludedOn: string }
  | { reason: "too_far" }
  | { reason: "which_unit"; units: string[] }
  /** Its points are to be moved to the unit that took over first. */
  | { reason: "unit_ended"; unit: string };

/** Somebody of the inspection before, and what they verify now. */
export interface ReinspectionPerson {
  personId: string;
  name: string;
  role: Role;
  areas: string[];
  enrolled: boolean;
}

export interface ReinspectionDraft {
  previous: {
    id: string;
    code: string;
    organizationId: string;
    formVersionId: string;
    concludedOn: string;
  };
  unit: { id: string; name: string; type: (typeof UNIT_TYPES)[number] };
  points: (OpenPoint & Pick<RemediationView, "state" | "dueDate"> & { remediationId: string })[];
  people: ReinspectionPerson[];
}

/** Furthest day of a visit: nobody plans one further away. */
const MAX_YEARS = 3;

/**
 * What a re-inspection would verify, where and by whom: every point that is not closed, by those who
 * inspected its area, the lead where nobody is left. Changes nothing, save that a refusal for lack of the
 * right is written to the audit log.
 */
export async function drawReinspection(
  act: Act,
  { code, on, unit: unitName }: ReinspectionOrder,
): Promise<({ ok: true } & ReinspectionDraft) | ({ ok: false } & ReinspectionRefusal)> {
  const tx = await act.uow.prisma();
  const previous = await tx.inspection.findUnique({ where: { code }, select: { id: true } });
  const ref = previous === null ? null : await findInspection(act, previous.id);
  if (ref === null) return { ok: false, reason: "not_found" };
  if (!isOperator(act) && !(await allowed(act, "openReinspection", ref)))
    return { ok: false, reason: "not_allowed" };
  const { concludedOn, organizationId } = await tx.inspection.findUniqueOrThrow({ where: { code } });
  const open = (await inspectionRemediations(act, ref.id))
    .filter(({ state }) => state !== "closed")
    .sort((one, other) => one.number - other.number);
  const units = new Map(open.map((view) => [view.unitId, view.unit]));
  const named = [...units].filter(([, name]) => unitName === null || name === unitName);
  const [only] = named;
  if (concludedOn === null || only === undefined) return { ok: false, reason: "nothing_open" };
  if (named.length > 1) return { ok: false, reason: "which_unit", units: named.map(([, name]) => name) };
  const [unitId] = only;
  const unit = await tx.unit.findUniqueOrThrow({
    where: { id: unitId },
    select: { id: true, name: true, type: true },
  });
  const underWay = await tx.inspection.findFirst({
    where: { previousId: ref.id, unitId, type: "phuc_tra", concludedOn: null, status: { not: "closed" } },
    select: { code: true },
  });
  if (underWay !== null) return { ok: false, reason: "under_way", code: underWay.code };
  if (on < dayOf(concludedOn)) {
    return { ok: false, reason: "before_the_conclusion", concludedOn: dayOf(concludedOn) };
  }
  if (Number(on.slice(0, 4)) > Number(act.today.slice(0, 4)) + MAX_YEARS)
    return { ok: false, reason: "too_far" };
  if (hasEnded(unit.type, on)) return { ok: false, reason: "unit_ended", unit: unit.name };

  const own = open.filter((view) => view.unitId === unitId);
  const findings = await tx.finding.findMany({
    where: { id: { in: own.map(({ findingId }) => findingId) } },
    select: { id: true, legalBasis: true, references: true },
  });
  const points = own.map((view) => {
    const finding = findings.find(({ id }) => id === view.findingId);
    return {
      remediationId: view.id,
      number: view.number,
      area: view.area,
      finding: view.text,
      recommendation: view.recommendation,
      severity: view.severity,
      legalBasis: finding?.legalBasis ?? null,
      references: finding?.references ?? [],
      state: view.state,
      dueDate: view.dueDate,
    };
  });
  const people = await peopleOf(act, ref.id, unitId, new Set(points.map(({ area }) => area)));
  if (!people.some(({ role }) => role === "lead")) return { ok: false, reason: "no_lead" };
  const { id, formVersionId } = ref;
  return {
    ok: true,
    previous: { id, code, organizationId, formVersionId, concludedOn: dayOf(concludedOn) },
    unit,
    points,
    people,
  };
}

const UNIT_ROLES: ReadonlySet<Role> = new Set<Role>(["unit_head", "unit_contact", "assignee"]);

/** The team, those of its members who have something to verify, and the people of the unit. */
async function peopleOf(
  act: Act,
  inspectionId: string,
  unitId: string,
  areas: ReadonlySet<string>,
): Promise<ReinspectionPerson[]> {
  const tx = await act.uow.prisma();
  const members = await tx.teamMember.findMany({
    where: { inspectionId, ...takesPart },
    orderBy: { ordinal: "asc" },
    include: {
      person: { select: { fullName: true, _count: { select: { accounts: true } } } },
      assignments: { include: { areaRecord: { select: { area: true } } } },
      inspection: { select: { unitId: true } },
    },
  });
  const people = members.flatMap((member): ReinspectionPerson[] => {
    const { role, personId, person, inspection } = member;
    const assigned = member.assignments.map(({ areaRecord }) => areaRecord.area);
    const own = UNIT_ROLES.has(role) ? [] : assigned.filter((area) => areas.has(area));
    if (UNIT_ROLES.has(role) && (member.unitId ?? inspection.unitId) !== unitId) return [];
    if (role === "member" && own.length === 0) return [];
    return [{ personId, name: person.fullName, role, areas: own, enrolled: person._count.accounts > 0 }];
  });
  const covered = new Set(people.flatMap((person) => person.areas));
  const nobodys = [...areas].filter((area) => !covered.has(area));
  return people.map((person) =>
    person.role === "lead" ? { ...person, areas: [...person.areas, ...nobodys] } : person,
  );
}
