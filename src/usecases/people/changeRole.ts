import { sideOf, type Role } from "../../domain/inspection/areas.ts";
import type { Act } from "../../messaging/act.ts";
import { givesRight, hasRight } from "../../policies/inspectionRights.ts";
import { takesPart } from "../../policies/membership.ts";
import { refuse } from "../../policies/refuse.ts";
import { peopleById, peopleWithRoles, type AreaPerson } from "../answers/areaPeople.ts";
import { findInspection, type InspectionRef } from "../inspection/inspectionRef.ts";
import { requireStepUp } from "../stepUp/stepUpNeed.ts";
import { lockInspection } from "../inspection/lockInspection.ts";
import { isLeader } from "./drawRemoval.ts";
import { endDialogues } from "./dropAccount.ts";
import { isOperator } from "./isOperator.ts";
import { listTeam } from "./listTeam.ts";
import { participation } from "./participation.ts";

export interface RoleChange {
  /** Code of the inspection. */
  code: string;
  personId: string;
  from: Role;
  to: Role;
}

export type RoleRefusal =
  | { reason: "not_found" | "not_allowed" | "closed" }
  /** The person has not the role that is to end. */
  | { reason: "unknown_person" }
  /** The person has the new role already. */
  | { reason: "has_role" }
  /** Nobody is of the team and of the inspected unit. */
  | { reason: "other_side" }
  | { reason: "last_lead" | "last_of_unit" }
  /** Areas of theirs, which the new role does not fill in. */
  | { reason: "areas_open"; areas: string[] };

export type ChangeRoleResult =
  | {
      ok: true;
      inspection: InspectionRef;
      person: AreaPerson & { name: string };
      from: Role;
      to: Role;
      /** The leads, the acting person and this one left out. */
      leads: AreaPerson[];
    }
  | ({ ok: false } & RoleRefusal);

/**
 * Gives somebody of an inspection another role in place of one they have: what the old one allowed ends with
 * it, and so does what is being asked of them; their areas stay theirs. By the operator, or by whoever may
 * remove members; a lead or a deputy is made and unmade by a lead.
 */
export async function changeRole(act: Act, order: RoleChange): Promise<ChangeRoleResult> {
  const { code, personId, from, to } = order;
  const tx = await act.uow.prisma();
  await lockInspection(act, { code });
  const found = await tx.inspection.findUnique({ where: { code } });
  const inspection = found === null ? null : await findInspection(act, found.id);
  if (found === null || inspection === null) return { ok: false, reason: "not_found" };
  if (!isOperator(act)) {
    const { roles } = await participation(act, found.id);
    const right = isLeader({ role: from }) || isLeader({ role: to }) ? "changeLeaders" : "removeMembers";
    if (!hasRight(right, roles)) {
      return refuse(act, { chain: code, object: `person:${personId}`, data: { right, from, to } });
    }
    await requireStepUp(act, "removeMember", code);
  }
  if (found.status === "closed") return { ok: false, reason: "closed" };
  const team = await listTeam(act, found.id);
  const own = team.filter((one) => one.personId === personId);
  const member = own.find(({ role }) => role === from);
  if (member === undefined) return { ok: false, reason: "unknown_person" };
  if (own.some(({ role }) => role === to)) return { ok: false, reason: "has_role" };
  if (sideOf(from) !== sideOf(to)) return { ok: false, reason: "other_side" };
  const others = team.filter((one) => one !== member);
  const hasLead = others.some(({ role }) => role === "lead") || to === "lead";
  if (from === "lead" && !hasLead) return { ok: false, reason: "last_lead" };
  const answers = [...others.map(({ role }) => role), to].some((role) => givesRight(role, "reportOnUnit"));
  if (givesRight(from, "reportOnUnit") && !answers) return { ok: false, reason: "last_of_unit" };
  if (member.areas.length > 0 && givesRight(from, "answer") && !givesRight(to, "answer")) {
    return { ok: false, reason: "areas_open", areas: member.areas };
  }
  await putInRole(act, { inspectionId: found.id, personId, memberId: member.memberId, to });
  const accounts = await tx.channelAccount.findMany({ where: { personId, channel: { not: "email" } } });
  await endDialogues(act, accounts);
  act.audit({ chain: code, action: "member.role_changed", object: `person:${personId}`, data: { from, to } });
  const [person] = await peopleById(act, [personId]);
  if (person === undefined) throw new Error(`person ${personId} is gone`);
  const leads = (await peopleWithRoles(act, found.id, ["lead"])).filter((one) => one.personId !== personId);
  return { ok: true, inspection, person: { ...person, name: member.person }, from, to, leads };
}

/** A row has one role of a person for good: one that they had before and left is taken up again. */
async function putInRole(
  act: Act,
  {
    inspectionId,
    personId,
    memberId,
    to,
  }: Record<"inspectionId" | "personId" | "memberId", string> & { to: Role },
): Promise<void> {
  const tx = await act.uow.prisma();
  const former = await tx.teamMember.findUnique({
    where: { inspectionId_personId_role: { inspectionId, personId, role: to } },
  });
  if (former === null) {
    await tx.teamMember.update({ where: { id: memberId }, data: { role: to } });
    return;
  }
  await tx.areaAssignment.deleteMany({ where: { memberId: former.id } });
  await tx.areaAssignment.updateMany({ where: { memberId }, data: { memberId: former.id } });
  await tx.teamMember.update({ where: { id: former.id }, data: takesPart });
  await tx.teamMember.update({ where: { id: memberId }, data: { removedAt: act.now } });
}
