import type { Role } from "../../domain/inspection/areas.ts";
import { isOpen } from "../../domain/remediation/remediationState.ts";
import type { Act } from "../../messaging/act.ts";
import { peopleById, type AreaPerson } from "../answers/areaPeople.ts";
import { endInvites } from "../invite/endInvites.ts";
import { endDialogues } from "../people/dropAccount.ts";
import { isOperator } from "../people/isOperator.ts";
import { listTeam } from "../people/listTeam.ts";
import { takesPart } from "../../policies/membership.ts";
import { allowed } from "../people/participation.ts";
import { changeRemediation } from "../remediation/changeRemediation.ts";
import { lockRemediationsOf } from "../remediation/lockRemediations.ts";
import { inspectionRemediations, type RemediationView } from "../remediation/remediationView.ts";
import { findInspection, type InspectionRef } from "./inspectionRef.ts";
import { lockInspection } from "./lockInspection.ts";

export type CloseRefusal =
  | { reason: "not_found" | "not_allowed" | "already_closed" }
  /** It ends before its conclusion: only with a reason. */
  | { reason: "not_concluded" }
  /** What is not remedied yet is given up: only with a reason. */
  | { reason: "remediations_open"; points: RemediationView[] };

export type CloseInspectionResult =
  | {
      ok: true;
      inspection: InspectionRef;
      /** Points given up unresolved, as they were. */
      givenUp: RemediationView[];
      /** Everybody who takes part and is to hear of it, the acting person left out. */
      people: (AreaPerson & { roles: Role[] })[];
    }
  | ({ ok: false } & CloseRefusal);

/**
 * The inspection is over (kết thúc, lập hồ sơ lưu). Every right to act in it ends (the stages in RIGHTS), and
 * with it what is being asked of its people and the codes to it that were not used; those who take part may
 * still read its papers and evidence, as far as their role does. Points that are accepted are
 * closed; others are given up with the reason, which their unit is told. By the operator, or by somebody
 * with the right.
 */
export async function closeInspection(
  act: Act,
  { code, reason: given }: { code: string; reason: string | null },
): Promise<CloseInspectionResult> {
  const reason = given?.trim() || null;
  const tx = await act.uow.prisma();
  await lockRemediationsOf(act, code);
  await lockInspection(act, { code });
  const found = await tx.inspection.findUnique({ where: { code } });
  const inspection = found === null ? null : await findInspection(act, found.id);
  if (found === null || inspection === null) return { ok: false, reason: "not_found" };
  if (!isOperator(act) && !(await allowed(act, "closeInspection", inspection))) {
    return { ok: false, reason: "not_allowed" };
  }
  if (found.status === "closed") return { ok: false, reason: "already_closed" };
  const points = await inspectionRemediations(act, found.id);
  const open = points.filter(({ state }) => isOpen(state));
  if (reason === null && found.concludedOn === null) return { ok: false, reason: "not_concluded" };
  if (reason === null && open.length > 0) return { ok: false, reason: "remediations_open", points: open };

  for (const { id, state } of points) {
    if (state === "closed") continue;
    const result = await changeRemediation(act, {
      remediationId: id,
      step: state === "accepted" ? { kind: "close" } : { kind: "closeUnresolved", reason: reason ?? "" },
    });
    if (!result.ok) throw new Error(`not found by the checks before: ${result.reason}`);
  }
  await tx.inspection.update({ where: { id: found.id }, data: { status: "closed" } });
  act.audit({
    chain: code,
    action: "inspection.closed",
    object: `inspection:${code}`,
    data: { before: found.status, reason, givenUp: open.map(({ id }) => id) },
  });
  await endWhatIsOpen(act, found.id);
  const team = Map.groupBy(await listTeam(act, found.id), ({ personId }) => personId);
  const told = await peopleById(
    act,
    [...team.keys()].filter((id) => id !== act.actor?.id),
  );
  return {
    ok: true,
    inspection,
    givenUp: open,
    people: told.map((one) => ({
      ...one,
      roles: (team.get(one.personId) ?? []).map(({ role }) => role),
    })),
  };
}

/** A dialogue about another inspection stops as well; its open question is asked again as soon as they write. */
async function endWhatIsOpen(act: Act, inspectionId: string): Promise<void> {
  const tx = await act.uow.prisma();
  const people = await tx.person.findMany({
    where: { memberships: { some: { ...takesPart, inspectionId } } },
    include: { accounts: { where: { channel: { not: "email" } } } },
  });
  await endDialogues(
    act,
    people.flatMap(({ accounts }) => accounts),
  );
  for (const { id } of people) await endInvites(act, id, { inspectionId });
}
