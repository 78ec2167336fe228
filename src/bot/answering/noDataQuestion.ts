import type { Locale } from "../../domain/text.ts";
import { t } from "../../i18n/t.ts";
import type { OpenArea } from "../../usecases/answers/openArea.ts";
import { question, type Question } from "../core/question.ts";

/** Why there is no figure, as whoever answers would say it: the team about the unit, the unit about itself. */
const REASONS = {
  on_site: ["reason-not-tracked", "reason-no-report", "reason-not-checked"],
  self_report: ["reason-not-tracked", "reason-not-compiled", "reason-kept-elsewhere"],
} as const satisfies Record<OpenArea["source"], readonly string[]>;

export type NoDataReason = (typeof REASONS)[keyof typeof REASONS][number];

/** Asks why there is no figure; a reason in other words is taken as well. */
export function noDataQuestion(source: OpenArea["source"], locale: Locale): Question<NoDataReason> {
  const choices = REASONS[source].map((reason) => ({ name: reason, label: t(locale, reason) }));
  return question<NoDataReason>(t(locale, "not-available-why"), choices);
}
