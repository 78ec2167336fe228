import type { Role } from "../../domain/inspection/areas.ts";
import { isOwed } from "../../domain/remediation/remediationState.ts";
import type { Act } from "../../messaging/act.ts";
import { hasRight } from "../../policies/inspectionRights.ts";
import { peopleById, peopleWithRoles, type AreaPerson } from "../answers/areaPeople.ts";
import { giveArea } from "../answers/handOver.ts";
import { findInspection, type InspectionRef } from "../inspection/inspectionRef.ts";
import { lockInspection } from "../inspection/lockInspection.ts";
import { endInvites } from "../invite/endInvites.ts";
import { changeRemediation } from "../remediation/changeRemediation.ts";
import { lockRemediationsOf } from "../remediation/lockRemediations.ts";
import { inspectionRemediations } from "../remediation/remediationView.ts";
import { takesPart } from "../../policies/membership.ts";
import { endDialogues } from "./dropAccount.ts";
import { isOperator } from "./isOperator.ts";
import { listTeam, type Participant } from "./listTeam.ts";
import { allowed } from "./participation.ts";
import { requireStepUp } from "../stepUp/stepUpNeed.ts";

export interface Removal {
  /** Code of the inspection. */
  code: string;
  personId: string;
  /** Who takes over what the person leaves behind; null: nothing may be left behind. */
  toId: string | null;
}

export type RemovalRefusal =
  | { reason: "not_found" | "not_allowed" }
  /** The person does not take part. */
  | { reason: "unknown_person" }
  /** Nobody could decide and sign any more. */
  | { reason: "last_lead" }
  /** Areas not approved yet that nobody else has. */
  | { reason: "areas_open"; areas: string[] }
  /** Numbers of the points of remediation still owed that the person is in charge of. */
  | { reason: "in_charge"; points: number[] }
  /** Whoever is to take over does not take part in a role that can. */
  | { reason: "cannot_take_over" };

export type RemoveMemberResult =
  | {
      ok: true;
      inspection: InspectionRef;
      removed: AreaPerson & { name: string; roles: Role[] };
      /** Areas and points of remediation that are in other hands now. */
      handedOver: { to: AreaPerson & { name: string }; areas: string[]; points: number[] } | null;
      /** The leads that stay, the acting person left out. */
      leads: AreaPerson[];
    }
  | ({ ok: false } & RemovalRefusal);

/**
 * Takes somebody off an inspection, in all their roles: transferred, retired, named by mistake. From now
 * on they may neither act in it nor read it; what they answered and decided stays theirs in the history,
 * and their invitations to it end. Open areas and points go to `toId`, or the removal is refused and
 * names them. By the operator, or by somebody with the right.
 */
export async function removeMember(act: Act, order: Removal): Promise<RemoveMemberResult> {
  const { code, personId, toId } = order;
  const tx = await act.uow.prisma();
  await lockRemediationsOf(act, code);
  await lockInspection(act, { code });
  const found = await tx.inspection.findUnique({ where: { code }, include: { areas: true } });
  const inspection = found === null ? null : await findInspection(act, found.id);
  if (found === null || inspection === null) return { ok: false, reason: "not_found" };
  if (!isOperator(act) && !(await allowed(act, "removeMembers", inspection))) {
    return { ok: false, reason: "not_allowed" };
  }
  const team = await listTeam(act, found.id);
  const own = team.filter((one) => one.personId === personId);
  const [first] = own;
  if (first === undefined) return { ok: false, reason: "unknown_person" };

  const others = team.filter((one) => one.personId !== personId);
  // Of a closed inspection nothing has to be taken over, and nobody has to lead it.
  const isOver = found.status === "closed";
  const isLead = (one: Participant): boolean => one.role === "lead";
  if (!isOver && own.some(isLead) && !others.some(isLead)) return { ok: false, reason: "last_lead" };
  const approved = new Set(found.areas.filter(({ status }) => status === "approved").map(({ area }) => area));
  const kept = new Set(others.filter(mayAnswer).flatMap(({ areas }) => areas));
  const areas = isOver
    ? []
    : own
        .filter(mayAnswer)
        .flatMap((one) => one.areas)
        .filter((area) => !approved.has(area) && !kept.has(area));
  const points = (await inspectionRemediations(act, found.id)).filter(
    ({ assigneeId, state }) => assigneeId === personId && isOwed(state),
  );
  if (toId === null && areas.length > 0) return { ok: false, reason: "areas_open", areas };
  if (toId === null && points.length > 0) {
    return { ok: false, reason: "in_charge", points: points.map(({ number }) => number) };
  }

  const to = others.find((one) => one.personId === toId && (areas.length === 0 || mayAnswer(one)));
  if (toId !== null && to === undefined) return { ok: false, reason: "cannot_take_over" };
  if (to !== undefined) {
    // First what may still be refused.
    for (const { id } of points) {
      const step = { kind: "reassign" as const, assigneeId: to.personId };
      const result = await changeRemediation(act, { remediationId: id, step });
      if (!result.ok) {
        return { ok: false, reason: result.reason === "not_allowed" ? "not_allowed" : "cannot_take_over" };
      }
    }
    for (const { id: recordId, area } of found.areas.filter((record) => areas.includes(record.area))) {
      await giveArea(
        act,
        { recordId, area, inspectionCode: code },
        { to, from: own.filter((one) => one.areas.includes(area)), together: false },
      );
    }
  }
  // Leaving by oneself takes nothing away from anybody.
  if (personId !== act.actor?.id) await requireStepUp(act, "removeMember", code);
  await tx.teamMember.updateMany({
    where: { id: { in: own.map(({ memberId }) => memberId) } },
    data: { removedAt: act.now },
  });
  await endInvites(act, personId, { inspectionId: found.id });
  await endOpenAccess(act, personId);
  const roles = own.map(({ role }) => role);
  act.audit({
    chain: code,
    action: "member.removed",
    object: `person:${personId}`,
    data: { roles, to: toId, areas, points: points.map(({ id }) => id) },
  });
  const [removed] = await peopleById(act, [personId]);
  if (removed === undefined) throw new Error(`person ${personId} is gone`);
  const [successor] = to === undefined ? [] : await peopleById(act, [to.personId]);
  return {
    ok: true,
    inspection,
    removed: { ...removed, name: first.person, roles },
    handedOver:
      to === undefined || successor === undefined
        ? null
        : { to: { ...successor, name: to.person }, areas, points: points.map(({ number }) => number) },
    leads: await peopleWithRoles(act, found.id, ["lead"]),
  };
}

/** What is being asked ends; browsers are signed out when nothing is left to sign in to. */
async function endOpenAccess(act: Act, personId: string): Promise<void> {
  const tx = await act.uow.prisma();
  const accounts = await tx.channelAccount.findMany({ where: { personId, channel: { not: "email" } } });
  await endDialogues(act, accounts);
  if ((await tx.teamMember.count({ where: { ...takesPart, personId } })) > 0) return;
  await tx.webSession.deleteMany({ where: { accountId: { in: accounts.map(({ id }) => id) } } });
  await endInvites(act, personId);
}

function mayAnswer({ role }: Participant): boolean {
  return hasRight("answer", [role]);
}
