import type { IsoDay } from "../calendar/isoDay.ts";
import type { RemediationEntryDraft } from "./remediationEvent.ts";
import type { RemediationFile } from "./transition.ts";

/**
 * The remediation of a finding as the notice of conclusion sets it up: assigned to the unit, to be
 * done by `dueDate` (dueDate.ts), with its first entry in the history.
 */
export function assignRemediation(given: {
  unitId: string;
  assigneeId: string | null;
  dueDate: IsoDay;
  text?: string;
}): { remediation: RemediationFile; entries: RemediationEntryDraft[] } {
  const { unitId, assigneeId, dueDate, text } = given;
  return {
    remediation: { state: "assigned", unitId, assigneeId, dueDate, pendingExtension: null },
    entries: [{ kind: "assign", text: text?.trim() || null, evidenceIds: [] }],
  };
}
