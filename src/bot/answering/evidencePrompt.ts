import type { Locale } from "../../domain/text.ts";
import { t } from "../../i18n/t.ts";
import { evidenceCounts, totalOf } from "../../usecases/evidence/evidenceCounts.ts";
import { wantedEvidence } from "../../usecases/evidence/missingEvidence.ts";
import { packButton } from "../../messaging/buttonData.ts";
import { handling } from "../core/handling.ts";
import { column, outgoing, type Outgoing } from "../core/outgoing.ts";
import { newPromptId } from "../core/promptId.ts";
import type { Asking, EvidenceOutcome, PendingAnswer } from "./asking.ts";
import { shownValue } from "../screens/echo.ts";

/** What the buttons under the request for evidence do. */
export const EVIDENCE_ACTS = { explain: "explain", later: "later" } as const;

/** What the form wants beside this answer and does not have yet; null when nothing. */
export async function askEvidence(
  { area, question, locale }: Asking,
  pending: PendingAnswer,
  explanation: string | null,
): Promise<EvidenceOutcome | null> {
  const mode = wantedEvidence(area.session, question, pending.value);
  if (mode === null || (mode === "or_explain" && explanation !== null)) return null;
  const counts = await evidenceCounts(handling().act, area.recordId);
  if (totalOf(counts.get(question.path)) > 0) return null;
  const text =
    mode === "required"
      ? t(locale, "evidence-required")
      : t(locale, "evidence-or-explain", { value: shownValue(area, question, pending, locale) });
  return { kind: "evidence", pending, explanation, mode, ...evidencePrompt(text, mode, locale) };
}

/** The request with its way out: explain instead, or send it later. */
export function evidencePrompt(
  text: string,
  mode: EvidenceOutcome["mode"],
  locale: Locale,
): { prompt: string; message: Outgoing } {
  const prompt = newPromptId();
  const act = mode === "required" ? EVIDENCE_ACTS.later : EVIDENCE_ACTS.explain;
  const label = t(locale, mode === "required" ? "button-evidence-later" : "button-evidence-explain");
  const button = { label, data: packButton({ on: "prompt", prompt, act }) };
  return { prompt, message: outgoing([text], column(button)) };
}
