import type { Locale } from "../../domain/text.ts";
import { t } from "../../i18n/t.ts";
import { evidenceCounts, totalOf } from "../../usecases/evidence/evidenceCounts.ts";
import { wantedEvidence } from "../../usecases/evidence/missingEvidence.ts";
import type { Handling } from "../core/handling.ts";
import type { Asking, EvidenceOutcome, PendingAnswer, EvidenceWay } from "./asking.ts";
import { shownValue } from "../screens/shownAnswer.ts";
import { question as ask, type Question } from "../core/question.ts";

/** What the form wants beside this answer and does not have yet; null when nothing. */
export async function askEvidence(
  handling: Handling,
  { area, question, locale }: Asking,
  pending: PendingAnswer,
  explanation: string | null,
): Promise<EvidenceOutcome | null> {
  const mode = wantedEvidence(area.session, question, pending.value);
  if (mode === null || (mode === "or_explain" && explanation !== null)) return null;
  const counts = await evidenceCounts(handling.act, area.recordId);
  if (totalOf(counts.get(question.path)) > 0) return null;
  const text =
    mode === "required"
      ? t(locale, "evidence-required")
      : t(locale, "evidence-or-explain", { value: shownValue(area, question, pending, locale) });
  return { kind: "evidence", pending, explanation, mode, question: evidenceQuestion(text, mode, locale) };
}

/** The request with its way out: explain instead, or send it later. */
export function evidenceQuestion(
  text: string,
  mode: EvidenceOutcome["mode"],
  locale: Locale,
): Question<EvidenceWay> {
  return ask<EvidenceWay>(text, [
    mode === "required"
      ? { name: "later", label: t(locale, "button-evidence-later") }
      : { name: "explain", label: t(locale, "button-evidence-explain") },
  ]);
}
