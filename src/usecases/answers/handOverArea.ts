import type { Role } from "../../domain/inspection/areas.ts";
import type { Act } from "../../messaging/act.ts";
import { givesRight } from "../../policies/inspectionRights.ts";
import type { OpenArea } from "./openArea.ts";
import { areaToSteer, type SteerRefusal } from "./areaToSteer.ts";
import { takesPart } from "../../policies/membership.ts";

/** A member of the team to whom an area may be given. */
export interface TeamPerson {
  memberId: string;
  personId: string;
  name: string;
  role: Role;
  /** In charge of the area now. */
  assigned: boolean;
}

/** Everybody of the team who may fill in areas, by the order of the team. */
export async function teamFor(act: Act, area: OpenArea): Promise<TeamPerson[]> {
  const tx = await act.uow.prisma();
  const members = await tx.teamMember.findMany({
    where: { inspectionId: area.inspection.id, ...takesPart },
    include: { person: true, assignments: { where: { areaRecordId: area.recordId } } },
    orderBy: { ordinal: "asc" },
  });
  return members
    .filter((member) => givesRight(member.role, "answer"))
    .map((member) => ({
      memberId: member.id,
      personId: member.personId,
      name: member.person.fullName,
      role: member.role,
      assigned: member.assignments.length > 0,
    }));
}

export type HandOverResult =
  | { ok: true; area: OpenArea; to: TeamPerson; from: TeamPerson[] }
  | SteerRefusal
  | { ok: false; reason: "unknown_person" };

/**
 * Gives an area to a member of the team: in place of those who had it (what they answered stays theirs in
 * the history), or to fill it in together with them.
 */
export async function handOverArea(
  act: Act,
  input: { recordId: number; memberId: string; together: boolean },
): Promise<HandOverResult> {
  const steered = await areaToSteer(act, input.recordId, "assignAreas", ["draft", "returned", "submitted"]);
  if (!steered.ok) return steered;
  const { area } = steered;
  const team = await teamFor(act, area);
  const to = team.find((person) => person.memberId === input.memberId);
  if (to === undefined) return { ok: false, reason: "unknown_person" };
  const from = input.together
    ? []
    : team.filter((person) => person.assigned && person.memberId !== to.memberId);
  await giveArea(
    act,
    { ...area, inspectionCode: area.inspection.code },
    { to, from, together: input.together },
  );
  return { ok: true, area, to, from };
}

type Assigned = Pick<TeamPerson, "memberId" | "personId">;

/** Writes that an area is in other hands from now on. The caller has checked the right. */
export async function giveArea(
  act: Act,
  { recordId, area, inspectionCode }: { recordId: number; area: string; inspectionCode: string },
  { to, from, together }: { to: Assigned; from: readonly Assigned[]; together: boolean },
): Promise<void> {
  const tx = await act.uow.prisma();
  await tx.areaAssignment.deleteMany({
    where: { areaRecordId: recordId, memberId: { in: from.map(({ memberId }) => memberId) } },
  });
  await tx.areaAssignment.upsert({
    where: { memberId_areaRecordId: { memberId: to.memberId, areaRecordId: recordId } },
    create: { memberId: to.memberId, areaRecordId: recordId },
    update: {},
  });
  act.audit({
    chain: inspectionCode,
    action: "area.handed_over",
    object: `area:${area}`,
    data: { to: to.personId, from: from.map(({ personId }) => personId), together },
  });
}
