import { t } from "../../i18n/t.ts";
import { question, type Question } from "../core/question.ts";
import { type Handling } from "../core/handling.ts";
import type { EvidenceInput } from "../core/input.ts";
import { personLocale } from "../core/say.ts";
import { attachPiece } from "../files/attachPiece.ts";

/** Takes a file while a report is being written, and asks for the rest of it. */
export async function takePiece(
  handling: Handling,
  remediationId: string,
  input: EvidenceInput,
  wanted: string,
): Promise<Question<"send">> {
  const locale = personLocale(handling);
  const taken = await attachPiece(handling, remediationId, input);
  if (!taken.ok) return question(taken.text);
  if (wanted === "prog")
    return question([...taken.lines, t(locale, "remedy-evidence-kept-progress")].join("\n"));
  const text = [t(locale, "remedy-evidence-received", taken.about), ...taken.lines.slice(1)].join("\n");
  return question<"send">(text, [{ name: "send", label: t(locale, "button-remedy-send") }]);
}
