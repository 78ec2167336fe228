import { z } from "zod";
import type { StoredAuditRow } from "../../db/audit/ChainWalk.ts";

/** What a finding is by the log; what the log does not tell is absent. */
export interface LoggedFinding {
  area?: string | undefined;
  severity?: string | undefined;
  text?: string | undefined;
  recommendation?: string | undefined;
  legalBasis?: string | null | undefined;
  dueDays?: number | null | undefined;
  state?: string | undefined;
  dismissReason?: string | null | undefined;
}

const words = z.object({
  area: z.string().optional(),
  severity: z.string().optional(),
  text: z.string().optional(),
  recommendation: z.string().optional(),
  legalBasis: z.string().nullable().optional(),
  dueDays: z.number().nullable().optional(),
});
const added = words.extend({ state: z.string().optional() });
const proposed = words.extend({ id: z.string().optional() });
const decided = z.object({
  decision: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("agree") }),
    z.object({ kind: z.literal("edit"), text: z.string() }),
    z.object({ kind: z.literal("recommend"), recommendation: z.string() }),
    z.object({ kind: z.literal("due"), days: z.number() }),
    z.object({ kind: z.literal("dismiss"), reason: z.string() }),
  ]),
});
const stepped = z.object({ after: z.object({ state: z.string(), outcome: z.string().nullish() }) });

/** Findings and what became of them, by the log. */
export class FindingLedger {
  readonly byId = new Map<string, LoggedFinding>();
  /** Proposals whose id the log has not told (yet), by the rules' key. */
  readonly byKey = new Map<string, LoggedFinding>();
  /** Withdrawn by ids that an older log does not connect with a proposal. */
  withdrawnUnknown = 0;
  /** State of each remediation. */
  readonly remediations = new Map<string, string>();
  readonly #findingOf = new Map<string, string>();
  readonly #keyOf: ReadonlyMap<string, string>;

  constructor(keyOf: ReadonlyMap<string, string>) {
    this.#keyOf = keyOf;
  }

  take({ action, object, data }: StoredAuditRow): void {
    const id = object.slice(object.indexOf(":") + 1);
    if (action.startsWith("remediation.")) return this.#remediation(action, id, data);
    switch (action) {
      case "finding.added":
        this.byId.set(id, { recommendation: "", legalBasis: null, ...added.parse(data) });
        return;
      case "finding.proposed": {
        const { id: own, ...rest } = proposed.parse(data);
        const finding = { ...rest, state: "suggested" };
        if (own === undefined) this.byKey.set(id, finding);
        else this.byId.set(own, finding);
        return;
      }
      case "finding.reproposed":
        return this.#change(id, words.parse(z.object({ change: z.unknown() }).parse(data).change));
      case "finding.withdrawn":
        for (const gone of z.object({ findings: z.array(z.string()) }).parse(data).findings) {
          if (this.#find(gone) === undefined) this.withdrawnUnknown += 1;
          this.byId.delete(gone);
        }
        return;
      case "finding.decided":
      case "finding.opinion":
        return this.#decided(action === "finding.decided", id, data);
      case "inspection.concluded":
        for (const finding of [...this.byId.values(), ...this.byKey.values()]) {
          if (finding.state === "confirmed") finding.state = "communicated";
        }
    }
  }

  #decided(byLead: boolean, id: string, data: unknown): void {
    const { decision } = decided.parse(data);
    if (decision.kind === "edit") this.#change(id, { text: decision.text });
    if (decision.kind === "recommend") this.#change(id, { recommendation: decision.recommendation });
    if (decision.kind === "due") this.#change(id, { dueDays: decision.days });
    if (!byLead) return;
    const dismissed = decision.kind === "dismiss";
    this.#change(id, {
      state: dismissed ? "dismissed" : "confirmed",
      dismissReason: dismissed ? decision.reason : null,
    });
  }

  #remediation(action: string, id: string, data: unknown): void {
    if (action === "remediation.assigned") {
      const { finding } = z.object({ finding: z.string() }).parse(data);
      this.remediations.set(id, "assigned");
      this.#findingOf.set(id, finding);
      return this.#change(finding, { state: "remediating" });
    }
    const step = stepped.safeParse(data);
    if (!step.success) return;
    const { state, outcome } = step.data.after;
    this.remediations.set(id, state);
    if (outcome === null) return;
    const finding = this.#find(this.#findingOf.get(id) ?? "");
    if (finding === undefined) return;
    // An older log does not say what became of the finding.
    if (outcome === undefined) delete finding.state;
    else finding.state = outcome;
  }

  #change(id: string, change: LoggedFinding): void {
    const finding = this.#find(id);
    if (finding !== undefined) Object.assign(finding, change);
  }

  /** An older log names a proposal by its key first and by its id afterwards. */
  #find(id: string): LoggedFinding | undefined {
    const known = this.byId.get(id);
    if (known !== undefined) return known;
    const key = this.#keyOf.get(id);
    const finding = key === undefined ? undefined : this.byKey.get(key);
    if (key === undefined || finding === undefined) return undefined;
    this.byKey.delete(key);
    this.byId.set(id, finding);
    return finding;
  }
}
