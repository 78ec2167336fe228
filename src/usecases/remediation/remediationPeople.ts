import { ROLES, type Role } from "../../domain/inspection/areas.ts";
import type { Act } from "../../messaging/act.ts";
import type { RemediationView } from "./remediationView.ts";
import type { HeldRole } from "../../policies/inspectionRights.ts";
import { takesPart } from "../../policies/membership.ts";

/** Who takes part in a remediation, and as what. */
export interface RemediationPerson {
  personId: string;
  name: string;
  role: Role;
}

type Point = Pick<RemediationView, "inspectionId" | "inspectedUnitId" | "unitId" | "assigneeId">;

const UNIT_ROLES: ReadonlySet<Role> = new Set<Role>(["unit_head", "unit_contact"]);

/**
 * The people of a remediation now: the team, the head and the contacts of the unit that has to
 * remedy (not of one it was moved away from), and the person in charge. Removed members are none.
 */
export async function remediationPeople(act: Act, point: Point): Promise<RemediationPerson[]> {
  const tx = await act.uow.prisma();
  const members = await tx.teamMember.findMany({
    where: { inspectionId: point.inspectionId, ...takesPart },
    include: { person: { select: { fullName: true } } },
    orderBy: { ordinal: "asc" },
  });
  const own = members.filter(
    ({ role, unitId }) => !UNIT_ROLES.has(role) || (unitId ?? point.inspectedUnitId) === point.unitId,
  );
  const people = own
    .filter(({ role }) => role !== "assignee")
    .map(({ personId, role, person }) => ({ personId, role, name: person.fullName }));
  const inCharge = members.find(({ personId }) => personId === point.assigneeId);
  return inCharge === undefined
    ? people
    : [...people, { personId: inCharge.personId, role: "assignee", name: inCharge.person.fullName }];
}

/** What the acting person is for a remediation; nothing for a stranger or a removed member. */
export async function ownRoles(act: Act, point: Point): Promise<HeldRole[]> {
  const { actor } = act;
  if (actor === null) return [];
  const people = await remediationPeople(act, point);
  const own = new Set(people.filter(({ personId }) => personId === actor.id).map(({ role }) => role));
  if (own.size === 0) return [];
  const tx = await act.uow.prisma();
  const { status } = await tx.inspection.findUniqueOrThrow({
    where: { id: point.inspectionId },
    select: { status: true },
  });
  return ROLES.filter((role) => own.has(role)).map((role) => ({ role, status }));
}

/** Those of the unit who are told what happens; its head, else the lead, when nobody else is named. */
export function unitAudience(people: readonly RemediationPerson[]): RemediationPerson[] {
  const of = (...roles: Role[]) => people.filter(({ role }) => roles.includes(role));
  const named = of("unit_contact", "assignee");
  if (named.length > 0) return named;
  const heads = of("unit_head");
  return heads.length > 0 ? heads : of("lead");
}

/** Those who look at what the unit hands in. */
export function teamAudience(people: readonly RemediationPerson[]): RemediationPerson[] {
  return people.filter(({ role }) => role === "lead" || role === "standing_agency");
}
