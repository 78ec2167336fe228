import { t } from "../i18n/t.ts";
import { isRemediationReportName } from "../usecases/document/documentName.ts";
import { holdsRight } from "../usecases/people/holdsRight.ts";
import type { BotContext } from "./context.ts";
import { handling } from "./handling.ts";
import { readInput } from "./input.ts";
import { personLocale, say } from "./say.ts";

const PDF_MIME = "application/pdf";

/**
 * A PDF sent outside of any flow by whoever issues papers is one that comes back signed: it is fetched and
 * read by a job. People of the unit send proofs the same way; of theirs only a file with the name of their
 * own report is meant.
 */
export async function takeSignedPaper(context: BotContext, next: () => Promise<void>): Promise<void> {
  const input = readInput(context.update);
  if (input.kind !== "evidence" || input.media.kind !== "document") return next();
  const { fileId, mime, name } = input.media;
  const isPdf = mime === PDF_MIME || /\.pdf$/i.test(name ?? "");
  const { act, channel, conversation } = handling();
  if (!isPdf || act.actor === null || !(await mayBring(name ?? ""))) return next();
  const locale = personLocale();
  const fileName = name ?? t(locale, "signed-unnamed");
  await act.job("signedPaper", {
    fileId,
    fileName,
    personId: act.actor.id,
    channel,
    conversation,
    locale,
  });
  await say(context, t(locale, "signed-received", { file: fileName }));
}

async function mayBring(fileName: string): Promise<boolean> {
  const { act } = handling();
  if (await holdsRight(act, "summarise")) return true;
  return isRemediationReportName(fileName) && (await holdsRight(act, "remedy"));
}
