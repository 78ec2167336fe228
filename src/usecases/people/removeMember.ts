import type { Role } from "../../domain/inspection/areas.ts";
import type { Act } from "../../messaging/act.ts";
import { takesPart } from "../../policies/membership.ts";
import { peopleById, peopleWithRoles, type AreaPerson } from "../answers/areaPeople.ts";
import { giveArea } from "../answers/handOverArea.ts";
import { type InspectionRef } from "../inspection/inspectionRef.ts";
import { lockInspection } from "../inspection/lockInspection.ts";
import { endInvites } from "../invite/endInvites.ts";
import { changeRemediation } from "../remediation/changeRemediation.ts";
import { lockRemediationsOf } from "../remediation/lockRemediations.ts";
import { drawRemoval, type RemovalDraft, type RemovalDraftRefusal } from "./drawRemoval.ts";
import { endDialogues } from "./dropAccount.ts";
import { type Participant } from "./listTeam.ts";
import { requireStepUp } from "../stepUp/stepUpNeed.ts";

export interface Removal {
  /** Code of the inspection. */
  code: string;
  personId: string;
  /** Who takes over what the person leaves behind; null: nothing may be left behind. */
  toId: string | null;
  /** Why; told to the person and kept in the audit log. */
  reason?: string | null;
}

export type RemovalRefusal =
  | RemovalDraftRefusal
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
      reason: string | null;
      /** Areas and points of remediation that are in other hands now. */
      handedOver: { to: AreaPerson & { name: string }; areas: string[]; points: number[] } | null;
      /** The leads that stay, the acting person left out. */
      leads: AreaPerson[];
    }
  | ({ ok: false } & RemovalRefusal);

/**
 * Takes somebody off an inspection, in all their roles: transferred, retired, named by mistake; or they leave
 * it by themselves. From now on they may neither act in it nor read it; what they answered and decided stays
 * theirs in the history, and their invitations to it end. Open areas and points go to `toId`, or the removal is
 * refused and names them. By the operator, by somebody with the right, or by the person.
 */
export async function removeMember(act: Act, order: Removal): Promise<RemoveMemberResult> {
  const { code, personId, toId } = order;
  const tx = await act.uow.prisma();
  await lockRemediationsOf(act, code);
  await lockInspection(act, { code });
  const drawn = await drawRemoval(act, order);
  if (!drawn.ok) return drawn;
  const { inspection, own, areas, points, takers } = drawn;
  if (toId === null && areas.length > 0) return { ok: false, reason: "areas_open", areas };
  if (toId === null && points.length > 0) {
    return { ok: false, reason: "in_charge", points: points.map(({ number }) => number) };
  }
  const to = takers.find((one) => one.personId === toId) ?? null;
  if (toId !== null && to === null && areas.length + points.length > 0) {
    return { ok: false, reason: "cannot_take_over" };
  }
  // Leaving by oneself takes nothing away from anybody.
  if (personId !== act.actor?.id) await requireStepUp(act, "removeMember", code);
  if (to !== null) await handEverythingOver(act, drawn, to);
  await tx.teamMember.updateMany({
    where: { id: { in: own.map(({ memberId }) => memberId) } },
    data: { removedAt: act.now },
  });
  await endInvites(act, personId, { inspectionId: inspection.id });
  await endOpenAccess(act, personId);
  const roles = own.map(({ role }) => role);
  const reason = order.reason?.trim() || null;
  act.audit({
    chain: code,
    action: "member.removed",
    object: `person:${personId}`,
    data: { roles, to: to?.personId ?? null, areas, points: points.map(({ id }) => id), reason },
  });
  const [removed] = await peopleById(act, [personId]);
  if (removed === undefined) throw new Error(`person ${personId} is gone`);
  const [successor] = to === null ? [] : await peopleById(act, [to.personId]);
  return {
    ok: true,
    inspection,
    removed: { ...removed, name: own[0].person, roles },
    reason,
    handedOver:
      to === null || successor === undefined
        ? null
        : { to: { ...successor, name: to.person }, areas, points: points.map(({ number }) => number) },
    leads: await peopleWithRoles(act, inspection.id, ["lead"]),
  };
}

async function handEverythingOver(
  act: Act,
  { inspection, own, areas, points }: RemovalDraft,
  to: Participant,
): Promise<void> {
  for (const { id } of points) {
    const step = { kind: "reassign" as const, assigneeId: to.personId };
    const result = await changeRemediation(act, { remediationId: id, step, isAllowed: true });
    if (!result.ok) throw new Error(`not found by the checks before: ${result.reason}`);
  }
  const tx = await act.uow.prisma();
  const records = await tx.areaRecord.findMany({
    where: { inspectionId: inspection.id, area: { in: areas } },
    orderBy: { ordinal: "asc" },
  });
  for (const { id: recordId, area } of records) {
    await giveArea(
      act,
      { recordId, area, inspectionCode: inspection.code },
      { to, from: own.filter((one) => one.areas.includes(area)), together: false },
    );
  }
}

/**
 * What is being asked ends; browsers are signed out when nothing is left to sign in to. Whoever leaves by
 * themselves still reads the answer.
 */
async function endOpenAccess(act: Act, personId: string): Promise<void> {
  const tx = await act.uow.prisma();
  const accounts = await tx.channelAccount.findMany({ where: { personId, channel: { not: "email" } } });
  await endDialogues(act, accounts);
  if ((await tx.teamMember.count({ where: { ...takesPart, personId } })) > 0) return;
  await endInvites(act, personId);
  if (personId === act.actor?.id) return;
  await tx.webSession.deleteMany({ where: { accountId: { in: accounts.map(({ id }) => id) } } });
}
