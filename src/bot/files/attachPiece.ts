import { t } from "../../i18n/t.ts";
import { attachToRemediation } from "../../usecases/remediation/attachToRemediation.ts";
import type { Handling } from "../core/handling.ts";
import type { EvidenceInput } from "../core/input.ts";
import { personLocale } from "../core/say.ts";
import { besideReceipt, countsText, refusedText } from "../screens/evidenceText.ts";

type Attached =
  | { ok: true; lines: string[]; about: { what: string; number: string; total: string } }
  | { ok: false; text: string };

/** Keeps a piece with a point that the unit has to remedy, and says what was received. */
export async function attachPiece(
  handling: Handling,
  remediationId: string,
  input: EvidenceInput,
): Promise<Attached> {
  const { act, channel, conversation } = handling;
  const locale = personLocale(handling);
  const { media, messageId } = input;
  const sent = { channel, conversation, messageId };
  const result = await attachToRemediation(act, { remediationId, media, sent });
  if (!result.ok) {
    switch (result.reason) {
      case "too_large":
      case "too_many":
        return { ok: false, text: refusedText(result.reason, locale) };
      case "not_found":
      case "not_allowed":
        return { ok: false, text: t(locale, `remedy-refused-${result.reason}`) };
      case "not_possible_now":
        return {
          ok: false,
          text: t(locale, "remedy-refused-not_possible_now", { state: t(locale, "remedy-state-submitted") }),
        };
      default:
        return result satisfies never;
    }
  }
  const about = {
    what: countsText({ [result.kind]: 1 }, locale),
    number: String(result.number),
    total: String(result.total),
  };
  return {
    ok: true,
    about,
    lines: [
      t(locale, "remedy-evidence-received-short", about),
      ...besideReceipt(media, result.first, locale),
    ],
  };
}
