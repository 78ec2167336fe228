import type { IsoDay } from "../calendar/isoDay.ts";

/** What the unit and the team do with a remediation. Who may do which is for the policies. */
export type RemediationEvent =
  /** Unit: takes note of the finding and its due date. */
  | { kind: "acknowledge"; text?: string }
  /** Unit: objects to the finding or to being the one in charge. */
  | { kind: "contest"; reason: string }
  /** Team: answers the objection; upheld, the remediation falls away. */
  | { kind: "settleContest"; upheld: boolean; reason: string }
  /** Unit: has begun. */
  | { kind: "start"; text?: string }
  /** Unit: says how far it is, with or without files. */
  | { kind: "reportProgress"; text: string; evidenceIds?: readonly string[] }
  /** Unit: reports that it is done. */
  | { kind: "submit"; text?: string; evidenceIds: readonly string[] }
  /** Team: the report shows that it is done. */
  | { kind: "accept"; text?: string }
  /** Team: it is not done; the unit goes on. */
  | { kind: "reject"; reason: string }
  /** Team: files an accepted remediation. */
  | { kind: "close"; text?: string }
  /** Team: gives up without a result; the finding stays unresolved. */
  | { kind: "closeUnresolved"; reason: string }
  | { kind: "requestExtension"; to: IsoDay; reason: string }
  /** Team: may grant another day than the one asked for. */
  | { kind: "grantExtension"; to?: IsoDay; text?: string }
  | { kind: "refuseExtension"; reason: string }
  /** Names another person in charge within the same unit. */
  | { kind: "reassign"; assigneeId: string; text?: string }
  /** Moves what is open to the unit that took over, as on 01/7/2025 from districts to communes. */
  | { kind: "moveToSuccessor"; unitId: string; assigneeId?: string; dueDate?: IsoDay; text?: string }
  /**
   * Team: what a re-inspection (phúc tra) found on the spot, in words. A point that its own conclusion
   * carries on ends here, unresolved; one that is neither remedied nor carried on stays as it is.
   */
  | { kind: "reinspect"; inspectionId: string; remedied: boolean; carriedOn: boolean; text: string };

export type RemediationEventKind = RemediationEvent["kind"];

/** What is written into the history: what was done, in whose words, with which files. */
export interface RemediationEntryDraft {
  kind: RemediationEventKind | "assign" | "extensionLapsed";
  text: string | null;
  evidenceIds: readonly string[];
}
