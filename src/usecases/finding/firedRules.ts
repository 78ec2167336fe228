import type { WordedRule } from "../../domain/finding/wordedRule.ts";
import type { FormJudging } from "../../domain/form/session/FormJudging.ts";
import { localized } from "../../domain/text.ts";

/** Documents are Vietnamese; a finding is worded once, in that language. */
const LANGUAGE = "vi";

/** Rules of an area (or of all) that fire on the answers there are, in words. */
export function firedRules(session: FormJudging, area?: string): WordedRule[] {
  return session.rules(area).fired.map((rule) => ({
    id: rule.id,
    area: rule.area,
    group: rule.group === "" ? null : rule.group,
    severity: rule.severity,
    finding: localized(rule.finding, LANGUAGE),
    recommendation: localized(rule.recommendation, LANGUAGE),
    dueDays: rule.dueDays ?? null,
    legalBasis: rule.legalBasis === "" ? null : rule.legalBasis,
    references: [...rule.references],
  }));
}
