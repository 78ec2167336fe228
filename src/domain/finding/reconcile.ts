import type { Severity } from "../inspection/areas.ts";
import type { FindingProposal } from "./mergeFindings.ts";

/** A stored finding, as far as a new evaluation of the rules concerns it. */
export interface KnownFinding {
  id: string;
  /** Null for one written by hand: rules never touch it. */
  proposalKey: string | null;
  /** "suggested" until the lead decides. */
  state: string;
  text: string;
  proposedText: string | null;
  recommendation: string;
  severity: Severity;
  dueDays: number | null;
  legalBasis: string | null;
  ruleIds: string[];
  references: string[];
  /** "edit", "recommend" and "due" changed the finding's words; "agree" and "dismiss" did not. */
  memberOpinion: string | null;
}

/** The columns to write; those that stay as they are are left out. */
export interface FindingChange {
  text?: string;
  proposedText?: string;
  recommendation?: string;
  severity?: Severity;
  dueDays?: number | null;
  legalBasis?: string | null;
  ruleIds?: string[];
  references?: string[];
}

export interface FindingUpdate {
  id: string;
  change: FindingChange;
  /** The member agreed to or dismissed other words than the finding has now: ask again. */
  opinionOutdated: boolean;
}

export interface Reconciliation {
  create: FindingProposal[];
  update: FindingUpdate[];
  /** Ids of undecided findings whose rules no longer fire: nobody is accused on figures corrected since. */
  withdraw: string[];
  /** Ids of findings the lead confirmed although, by now, no rule supports them: to be shown to the lead. */
  unsupported: string[];
}

const WORDS_CHANGED: ReadonlySet<string> = new Set(["edit", "recommend", "due"]);

/**
 * What a new evaluation means for the findings there are. Both sides must be of the same scope (one
 * area, or the whole inspection). Rules propose, people decide:
 *
 * - nobody's words yet: the finding takes the new wording;
 * - a member changed it, or the lead decided: words, recommendation, severity and time stay, only
 *   `proposedText`, rules and references follow, so that the difference can be shown;
 * - undecided and no longer proposed: withdrawn, edited or not.
 *
 * Applied twice it changes nothing more.
 */
export function reconcile(
  existing: readonly KnownFinding[],
  proposals: readonly FindingProposal[],
): Reconciliation {
  const byKey = new Map(proposals.map((proposal) => [proposal.key, proposal]));
  const result: Reconciliation = { create: [], update: [], withdraw: [], unsupported: [] };
  const known = new Set<string>();
  for (const finding of existing) {
    if (finding.proposalKey === null) continue;
    known.add(finding.proposalKey);
    const proposal = byKey.get(finding.proposalKey);
    if (proposal === undefined) {
      if (finding.state === "suggested") result.withdraw.push(finding.id);
      if (finding.state === "confirmed") result.unsupported.push(finding.id);
      continue;
    }
    const update = updateOf(finding, proposal);
    if (update !== null) result.update.push(update);
  }
  result.create = proposals.filter((proposal) => !known.has(proposal.key));
  return result;
}

function updateOf(finding: KnownFinding, proposal: FindingProposal): FindingUpdate | null {
  const untouched = finding.state === "suggested" && !WORDS_CHANGED.has(finding.memberOpinion ?? "");
  const change: FindingChange = {
    ...(finding.proposedText === proposal.text ? {} : { proposedText: proposal.text }),
    ...(sameList(finding.ruleIds, proposal.ruleIds) ? {} : { ruleIds: proposal.ruleIds }),
    ...(sameList(finding.references, proposal.references) ? {} : { references: proposal.references }),
    ...(untouched ? wording(finding, proposal) : {}),
  };
  if (Object.keys(change).length === 0) return null;
  const opinionOutdated = untouched && finding.memberOpinion !== null && change.text !== undefined;
  return { id: finding.id, change, opinionOutdated };
}

function wording(finding: KnownFinding, proposal: FindingProposal): FindingChange {
  const { text, recommendation, severity, dueDays, legalBasis } = proposal;
  return {
    ...(finding.text === text ? {} : { text }),
    ...(finding.recommendation === recommendation ? {} : { recommendation }),
    ...(finding.severity === severity ? {} : { severity }),
    ...(finding.dueDays === dueDays ? {} : { dueDays }),
    ...(finding.legalBasis === legalBasis ? {} : { legalBasis }),
  };
}

function sameList(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((item, index) => item === other[index]);
}
