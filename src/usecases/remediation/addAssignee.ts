import type { Act } from "../../messaging/act.ts";
import { hasRight } from "../../policies/inspectionRights.ts";
import { addUnitPerson } from "./addUnitPerson.ts";
import { ownRoles } from "./remediationPeople.ts";
import { findRemediation } from "./remediationView.ts";

export type AddAssigneeResult =
  | { ok: true; personId: string; /** Invitation, shown once to whoever passes it on. */ code: string }
  | { ok: false; reason: "not_found" | "not_allowed" };

/** Brings a person of the unit into the inspection to be in charge of a remediation. */
export async function addAssignee(
  act: Act,
  input: { remediationId: string; name: string },
): Promise<AddAssigneeResult> {
  const view = await findRemediation(act, input.remediationId);
  if (view === null) return { ok: false, reason: "not_found" };
  if (!hasRight("assignRemediation", await ownRoles(act, view))) return { ok: false, reason: "not_allowed" };
  const added = await addUnitPerson(act, {
    inspection: { id: view.inspectionId, code: view.inspectionCode, organizationId: view.organizationId },
    name: input.name,
    role: "assignee",
    unitId: view.unitId === view.inspectedUnitId ? null : view.unitId,
    remediationId: view.id,
  });
  return { ok: true, ...added };
}
