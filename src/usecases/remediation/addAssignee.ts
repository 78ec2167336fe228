import { isPossible } from "../../domain/remediation/transition.ts";
import type { Act } from "../../messaging/act.ts";
import { hasRight } from "../../policies/inspectionRights.ts";
import { refuse } from "../../policies/refuse.ts";
import { addUnitPerson } from "./addUnitPerson.ts";
import { ownRoles } from "./remediationPeople.ts";
import { findRemediation, type RemediationView } from "./remediationView.ts";

export type AddAssigneeResult =
  | { ok: true; personId: string; /** Invitation, shown once to whoever passes it on. */ code: string }
  | { ok: false; reason: "not_found" | "not_allowed" | "not_possible_now"; now: RemediationView | null };

/** Brings a person of the unit into the inspection to be in charge of a remediation that may be given away now. */
export async function addAssignee(
  act: Act,
  input: { remediationId: string; name: string },
): Promise<AddAssigneeResult> {
  const view = await findRemediation(act, input.remediationId);
  if (view === null) return { ok: false, reason: "not_found", now: null };
  if (!hasRight("assignRemediation", await ownRoles(act, view))) {
    const asked = { object: `remediation:${view.id}`, data: { right: "assignRemediation" } };
    return { ...refuse(act, { chain: view.inspectionCode, ...asked }), now: null };
  }
  if (!isPossible("reassign", view.state)) return { ok: false, reason: "not_possible_now", now: view };
  const added = await addUnitPerson(act, {
    inspection: { id: view.inspectionId, code: view.inspectionCode, organizationId: view.organizationId },
    name: input.name,
    role: "assignee",
    unitId: view.unitId === view.inspectedUnitId ? null : view.unitId,
    remediationId: view.id,
  });
  return { ok: true, ...added };
}
