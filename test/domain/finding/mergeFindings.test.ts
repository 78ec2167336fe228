import { describe, expect, it } from "vitest";
import type { WordedRule } from "../../../src/domain/finding/wordedRule.ts";
import { mergeFindings } from "../../../src/domain/finding/mergeFindings.ts";

function rule(id: string, given: Partial<WordedRule> = {}): WordedRule {
  return {
    id,
    area: "digital_government",
    group: null,
    severity: "moderate",
    finding: `Tồn tại ${id}`,
    recommendation: `Khắc phục ${id}`,
    dueDays: 30,
    legalBasis: null,
    references: [],
    ...given,
  };
}

const infrastructure = rule("DIG-02", {
  group: "it_equipment",
  finding: "Hạ tầng CNTT chưa đồng bộ.",
  recommendation: "Tiếp tục đầu tư hạ tầng CNTT.",
  legalBasis: "Nghị quyết 30c/NQ-CP",
  references: ["it_infrastructure_status"],
});
const computers = rule("DIG-03", {
  group: "it_equipment",
  severity: "serious",
  finding: "Máy tính làm việc còn nhiều máy cũ, lạc hậu",
  recommendation: "Rà soát, thay thế theo lộ trình",
  dueDays: 15,
  legalBasis: "Nghị quyết 30c/NQ-CP; Nghị định 61/2018/NĐ-CP",
  references: ["computers_obsolete_level", "it_infrastructure_status"],
});

describe("mergeFindings", () => {
  it("makes one finding of the rules of a group, as official reports word it", () => {
    expect(mergeFindings([infrastructure, computers])).toEqual([
      {
        key: "it_equipment",
        ruleIds: ["DIG-02", "DIG-03"],
        area: "digital_government",
        severity: "serious",
        text: "Hạ tầng CNTT chưa đồng bộ; máy tính làm việc còn nhiều máy cũ, lạc hậu",
        recommendation: "Tiếp tục đầu tư hạ tầng CNTT; rà soát, thay thế theo lộ trình",
        references: ["it_infrastructure_status", "computers_obsolete_level"],
        dueDays: 15,
        legalBasis: "Nghị quyết 30c/NQ-CP; Nghị định 61/2018/NĐ-CP",
      },
    ]);
  });

  it("keeps rules without a group apart, by their ids, in the order they fired", () => {
    const proposals = mergeFindings([rule("PRO-02"), infrastructure, rule("CIV-01"), computers]);
    expect(proposals.map(({ key }) => key)).toEqual(["PRO-02", "it_equipment", "CIV-01"]);
  });

  it("says a text that two rules share once", () => {
    const [proposal] = mergeFindings([
      rule("A", { group: "g", recommendation: "Bố trí đúng vị trí việc làm." }),
      rule("B", { group: "g", recommendation: "Bố trí đúng  vị trí việc làm" }),
    ]);
    expect(proposal?.recommendation).toBe("Bố trí đúng vị trí việc làm");
  });

  it("does not make abbreviations small when joining", () => {
    const [proposal] = mergeFindings([
      rule("A", { group: "g", finding: "Chưa niêm yết đủ" }),
      rule("B", { group: "g", finding: "TTHC công khai chậm" }),
    ]);
    expect(proposal?.text).toBe("Chưa niêm yết đủ; TTHC công khai chậm");
  });

  it("gives no time, basis and recommendation when the rules have none", () => {
    const [proposal] = mergeFindings([rule("A", { dueDays: null, recommendation: "" })]);
    expect(proposal).toMatchObject({ dueDays: null, legalBasis: null, recommendation: "" });
  });

  it("proposes nothing when nothing fired", () => {
    expect(mergeFindings([])).toEqual([]);
  });
});
