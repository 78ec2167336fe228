import type { Localized } from "../../text.ts";
import type { CompiledForm, CompiledRule } from "../compiled/compileForm.ts";
import { leavesOfExpression } from "../compiled/dependencyGraph.ts";
import { UNKNOWN } from "../expression/values.ts";
import { SEVERITIES, type Severity } from "../../inspection/areas.ts";
import type { FormState } from "./FormState.ts";
import { inputsOf } from "./inputsOf.ts";
import { filledTexts } from "./texts.ts";

/** A rule that is definitely true of the answers, with its texts filled. */
export interface FiredRule {
  readonly id: string;
  readonly area: string;
  /** Rules of one group are merged into one finding; "" = alone. */
  readonly group: string;
  readonly severity: Severity;
  readonly finding: Localized;
  readonly recommendation: Localized;
  readonly dueDays: number | undefined;
  readonly legalBasis: string;
  /** Paths of the questions it rests on. */
  readonly references: readonly string[];
}

/** A rule that cannot be judged ("chưa đủ số liệu để đánh giá"). */
export interface UnjudgedRule {
  readonly id: string;
  readonly area: string;
  readonly group: string;
  /** Questions without a figure and repeats that may get more entries; empty when only parameters are missing. */
  readonly missing: readonly string[];
  readonly missingParameters: readonly string[];
}

export interface RuleOutcomes {
  readonly fired: FiredRule[];
  readonly unjudged: UnjudgedRule[];
}

/** Judges the rules (of one area, or all) by missing-aware evaluation, in the order of the sheet. */
export function judgeRules(compiled: CompiledForm, state: FormState, area: string | undefined): RuleOutcomes {
  const fired: FiredRule[] = [];
  const unjudged: UnjudgedRule[] = [];
  for (const rule of compiled.rules) {
    if (area !== undefined && rule.def.area !== area) continue;
    const root = state.rootScope.item(compiled.tree.root);
    const verdict = state.judgement(rule.when, root);
    if (verdict === false) continue;
    const leaves = leavesOfExpression(rule.when, compiled.graph);
    const inputs = inputsOf(leaves, state, state.rootScope);
    const { id, area: ruleArea, group } = rule.def;
    if (verdict === UNKNOWN) {
      const missing = [...inputs.missing, ...inputs.openRepeats];
      const { missingParameters } = inputs;
      if (missing.length > 0 || missingParameters.length > 0)
        unjudged.push({ id, area: ruleArea, group, missing, missingParameters });
      continue;
    }
    fired.push({
      id,
      area: ruleArea,
      group,
      severity: severityOf(rule, state),
      finding: filledTexts(rule.def.finding, root),
      recommendation: filledTexts(rule.def.recommendation, root),
      dueDays: rule.def.dueDays,
      legalBasis: rule.def.legalBasis,
      references: inputs.references,
    });
  }
  return { fired, unjudged };
}

/** A severity that cannot be told is the lightest finding: people raise it, rules never exaggerate. */
function severityOf(rule: CompiledRule, state: FormState): Severity {
  if (typeof rule.severity === "string") return rule.severity;
  const text = state.judgedText(rule.severity, state.rootScope.item(state.compiled.tree.root));
  return SEVERITIES.find((severity) => severity === text) ?? "minor";
}
