import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FindingProposal } from "../../../src/domain/finding/mergeFindings.ts";
import { type KnownFinding, reconcile } from "../../../src/domain/finding/reconcile.ts";

function proposal(key: string, given: Partial<FindingProposal> = {}): FindingProposal {
  return {
    key,
    ruleIds: [key],
    area: "procedures",
    severity: "moderate",
    text: "Còn 17 hồ sơ giải quyết quá hạn",
    recommendation: "Rà soát nguyên nhân",
    references: ["dossiers_resolved_overdue"],
    dueDays: 30,
    legalBasis: null,
    ...given,
  };
}

/** The finding that storing the proposal gives. */
function stored(from: FindingProposal, given: Partial<KnownFinding> = {}): KnownFinding {
  const { key, ruleIds, severity, text, recommendation, references, dueDays, legalBasis } = from;
  return {
    id: `finding-${key}`,
    proposalKey: key,
    state: "suggested",
    text,
    proposedText: text,
    recommendation,
    severity,
    dueDays,
    legalBasis,
    ruleIds,
    references,
    memberOpinion: null,
    ...given,
  };
}

const late = proposal("PRO-04");
const corrected = proposal("PRO-04", { text: "Còn 12 hồ sơ giải quyết quá hạn", severity: "minor" });
const NOTHING = { create: [], update: [], withdraw: [], unsupported: [] };

describe("reconcile", () => {
  it("creates what is new and leaves the rest alone", () => {
    const posting = proposal("PRO-02");
    expect(reconcile([stored(late)], [late, posting])).toEqual({ ...NOTHING, create: [posting] });
  });

  it("gives an undecided finding the new wording", () => {
    expect(reconcile([stored(late)], [corrected])).toEqual({
      ...NOTHING,
      update: [
        {
          id: "finding-PRO-04",
          change: { text: corrected.text, proposedText: corrected.text, severity: "minor" },
          opinionOutdated: false,
        },
      ],
    });
  });

  it.each(["agree", "dismiss"])("asks the member again who said %s to other words", (memberOpinion) => {
    const [update] = reconcile([stored(late, { memberOpinion })], [corrected]).update;
    expect(update).toMatchObject({ change: { text: corrected.text }, opinionOutdated: true });
  });

  it("does not ask again when only the references changed", () => {
    const moved = proposal("PRO-04", { references: ["other"] });
    const [update] = reconcile([stored(late, { memberOpinion: "agree" })], [moved]).update;
    expect(update).toEqual({
      id: "finding-PRO-04",
      change: { references: ["other"] },
      opinionOutdated: false,
    });
  });

  it.each(["edit", "recommend", "due"])("keeps the words of a member who chose %s", (memberOpinion) => {
    const [update] = reconcile(
      [stored(late, { memberOpinion, text: "Lời của thành viên" })],
      [corrected],
    ).update;
    expect(update).toEqual({
      id: "finding-PRO-04",
      change: { proposedText: corrected.text },
      opinionOutdated: false,
    });
  });

  it.each(["confirmed", "dismissed", "communicated"])("keeps what the lead decided (%s)", (state) => {
    const [update] = reconcile([stored(late, { state })], [corrected]).update;
    expect(update?.change).toEqual({ proposedText: corrected.text });
  });

  it("withdraws an undecided finding whose rule no longer fires, edited or not", () => {
    expect(reconcile([stored(late), stored(proposal("PRO-02"), { memberOpinion: "edit" })], [])).toEqual({
      ...NOTHING,
      withdraw: ["finding-PRO-04", "finding-PRO-02"],
    });
  });

  it("reports a confirmed finding whose rule no longer fires and keeps it", () => {
    expect(reconcile([stored(late, { state: "confirmed" })], [])).toEqual({
      ...NOTHING,
      unsupported: ["finding-PRO-04"],
    });
  });

  it("does not bring back what was dismissed, nor report it", () => {
    const dismissed = stored(late, { state: "dismissed" });
    expect(reconcile([dismissed], [late])).toEqual(NOTHING);
    expect(reconcile([dismissed], [])).toEqual(NOTHING);
  });

  it("never touches a finding written by hand", () => {
    expect(reconcile([stored(late, { proposalKey: null })], [])).toEqual(NOTHING);
  });

  it("changes nothing more when applied twice", () => {
    const key = fc.constantFrom("A", "B", "C");
    const anyProposal = fc
      .record({ key, text: fc.constantFrom("x", "y"), dueDays: fc.constantFrom(null, 15, 30) })
      .map(({ key, text, dueDays }) => proposal(key, { text, dueDays }));
    const anyFinding = fc
      .record({
        from: anyProposal,
        state: fc.constantFrom("suggested", "confirmed", "dismissed"),
        memberOpinion: fc.constantFrom(null, "agree", "edit"),
      })
      .map(({ from, state, memberOpinion }) => stored(from, { state, memberOpinion }));
    const unique = { maxLength: 3, selector: (one: { key?: string; id?: string }) => one.key ?? one.id };
    fc.assert(
      fc.property(
        fc.uniqueArray(anyFinding, unique),
        fc.uniqueArray(anyProposal, unique),
        (existing, proposals) => {
          const { create, update, withdraw } = reconcile(existing, proposals);
          const after = existing
            .filter(({ id }) => !withdraw.includes(id))
            .map((finding) => ({ ...finding, ...update.find(({ id }) => id === finding.id)?.change }));
          const again = reconcile([...after, ...create.map((one) => stored(one))], proposals);
          expect(again).toMatchObject({ create: [], update: [], withdraw: [] });
        },
      ),
    );
  });
});
