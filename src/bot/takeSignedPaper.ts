import { t } from "../i18n/t.ts";
import { isRemediationReportName } from "../usecases/document/documentName.ts";
import { holdsRight } from "../usecases/people/holdsRight.ts";
import type { BotContext } from "./context.ts";
import { handling } from "./handling.ts";
import { personLocale, say } from "./say.ts";
import { sentDocument } from "./sentDocument.ts";

const PDF = { mime: "application/pdf", ending: /\.pdf$/i };

/**
 * A PDF sent outside of any flow by whoever issues papers is one that comes back signed: it is fetched and
 * read by a job. People of the unit send proofs the same way; of theirs only a file with the name of their
 * own report is meant.
 */
export async function takeSignedPaper(context: BotContext, next: () => Promise<void>): Promise<void> {
  const paper = sentDocument(context, PDF);
  const { act, channel, conversation } = handling();
  if (paper === null || act.actor === null || !(await mayBring(paper.name))) return next();
  const locale = personLocale();
  const fileName = paper.name === "" ? t(locale, "signed-unnamed") : paper.name;
  await act.job("signedPaper", {
    fileId: paper.fileId,
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
