import { SEVERITIES, type Severity } from "../inspection/areas.ts";
import { joinStatements, sameText } from "../language/sentence.ts";
import type { WordedRule } from "./wordedRule.ts";

/** A finding as the rules word it: what a member and the lead are asked about. */
export interface FindingProposal {
  /** Group, or the id of a rule that stands alone; a later evaluation finds the finding by it. */
  key: string;
  ruleIds: string[];
  area: string;
  severity: Severity;
  text: string;
  recommendation: string;
  references: string[];
  dueDays: number | null;
  legalBasis: string | null;
}

/**
 * One proposal for each group and each rule without a group, in the order in which they first
 * fired. A group takes the gravest severity and the shortest time of its rules, and the area of its
 * first rule; texts are joined as the official reports do: "Hạ tầng CNTT chưa đồng bộ; máy tính còn
 * nhiều máy cũ". Texts are without end mark.
 */
export function mergeFindings(fired: readonly WordedRule[]): FindingProposal[] {
  const groups = Map.groupBy(fired, (rule) => rule.group ?? rule.id);
  return [...groups].flatMap(([key, rules]) => {
    const [first] = rules;
    return first === undefined ? [] : [proposal(key, first, rules)];
  });
}

function proposal(key: string, first: WordedRule, rules: readonly WordedRule[]): FindingProposal {
  const texts = (read: (rule: WordedRule) => string) =>
    joinStatements(distinct(rules.map((rule) => read(rule))));
  const bases = rules.flatMap((rule) => (rule.legalBasis ?? "").split(";"));
  return {
    key,
    ruleIds: rules.map((rule) => rule.id),
    area: first.area,
    severity: gravest(rules.map((rule) => rule.severity)),
    text: texts((rule) => rule.finding),
    recommendation: texts((rule) => rule.recommendation),
    references: [...new Set(rules.flatMap((rule) => rule.references))],
    dueDays: shortest(rules.flatMap((rule) => (rule.dueDays === null ? [] : [rule.dueDays]))),
    legalBasis: distinct(bases).join("; ") || null,
  };
}

function gravest(severities: readonly Severity[]): Severity {
  return SEVERITIES.findLast((severity) => severities.includes(severity)) ?? "observation";
}

function shortest(days: readonly number[]): number | null {
  return days.length === 0 ? null : Math.min(...days);
}

/** Each text once, blank ones left out. */
function distinct(texts: readonly string[]): string[] {
  const kept: string[] = [];
  for (const text of texts.map((one) => one.trim())) {
    if (text !== "" && !kept.some((other) => sameText(other, text))) kept.push(text);
  }
  return kept;
}
