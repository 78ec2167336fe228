import { packButton } from "../../messaging/buttonData.ts";
import { t } from "../../i18n/t.ts";
import { handling } from "../core/handling.ts";
import { column, outgoing, type Outgoing } from "../core/outgoing.ts";
import { personLocale } from "../core/say.ts";
import { attachPiece, type Piece } from "../files/attachPiece.ts";

/** Takes a file while a report is being written, and asks for the rest of it. */
export async function takePiece(
  remediationId: string,
  input: Piece,
  wanted: string,
  prompt: string,
): Promise<Outgoing> {
  const locale = personLocale();
  const taken = await attachPiece(handling(), remediationId, input);
  if (!taken.ok) return { ...outgoing([taken.text]), wantsText: true };
  if (wanted === "prog") {
    const text = [...taken.lines, t(locale, "remedy-evidence-kept-progress")].join("\n");
    return { ...outgoing([text]), wantsText: true };
  }
  const text = [t(locale, "remedy-evidence-received", taken.about), ...taken.lines.slice(1)].join("\n");
  const label = t(locale, "button-remedy-send");
  return outgoing([text], column({ label, data: packButton({ on: "prompt", prompt, act: "send" }) }));
}
