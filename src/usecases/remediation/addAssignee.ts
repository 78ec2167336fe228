import { dbDay } from "../../db/days.ts";
import { personSortKey } from "../../domain/language/sortKey.ts";
import { searchKey } from "../../domain/language/searchKey.ts";
import type { Act } from "../../messaging/act.ts";
import { hasRight } from "../../policies/inspectionRights.ts";
import { issueInvite } from "../invite/issueInvite.ts";
import { ownRoles } from "./remediationPeople.ts";
import { findRemediation } from "./remediationView.ts";

export type AddAssigneeResult =
  | { ok: true; personId: string; /** Invitation, shown once to whoever passes it on. */ code: string }
  | { ok: false; reason: "not_found" | "not_allowed" };

/**
 * Brings a person of the unit into the inspection to be in charge of a remediation. Always somebody
 * new: an invitation for a person who is known already would let its bearer be that person.
 */
export async function addAssignee(
  act: Act,
  input: { remediationId: string; name: string },
): Promise<AddAssigneeResult> {
  const view = await findRemediation(act, input.remediationId);
  if (view === null) return { ok: false, reason: "not_found" };
  if (!hasRight("assignRemediation", await ownRoles(act, view))) return { ok: false, reason: "not_allowed" };
  const tx = await act.uow.prisma();
  const person = await tx.person.create({
    data: {
      organizationId: view.organizationId,
      fullName: input.name,
      sortKey: personSortKey(input.name),
      searchKey: searchKey(input.name),
      createdAt: act.now,
    },
    select: { id: true },
  });
  const last = await tx.teamMember.aggregate({
    where: { inspectionId: view.inspectionId },
    _max: { ordinal: true },
  });
  await tx.teamMember.create({
    data: {
      inspectionId: view.inspectionId,
      personId: person.id,
      role: "assignee",
      ordinal: (last._max.ordinal ?? 0) + 1,
      since: dbDay(act.today),
      ...(view.unitId === view.inspectedUnitId ? {} : { unitId: view.unitId }),
    },
  });
  act.audit({
    chain: view.inspectionCode,
    action: "member.added",
    object: `person:${person.id}`,
    data: { role: "assignee", remediation: view.id },
  });
  const code = await issueInvite(act, {
    personId: person.id,
    inspection: { id: view.inspectionId, code: view.inspectionCode },
  });
  return { ok: true, personId: person.id, code };
}
