import type { Act } from "../../messaging/act.ts";
import { t } from "../../i18n/t.ts";
import { isRemediationReportName } from "../../usecases/document/documentName.ts";
import { holdsRight } from "../../usecases/people/holdsRight.ts";
import type { BotContext } from "../core/context.ts";
import type { Taken } from "../core/taken.ts";
import { personLocale, say } from "../core/say.ts";
import { sentDocument } from "./sentDocument.ts";

const PDF = { mime: "application/pdf", ending: /\.pdf$/i };

/**
 * A PDF sent outside of any flow by whoever issues papers is one that comes back signed: it is fetched and
 * read by a job. People of the unit send proofs the same way; of theirs only a file with the name of their
 * own report is meant.
 */
export async function takeSignedPaper(context: BotContext): Promise<Taken> {
  const paper = sentDocument(context.handling.input, PDF);
  const { act, channel, conversation } = context.handling;
  if (paper === null || act.actor === null || !(await mayBring(act, paper.name))) return "passed";
  const locale = personLocale(context.handling);
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
  return "done";
}

async function mayBring(act: Act, fileName: string): Promise<boolean> {
  if (await holdsRight(act, "summarise")) return true;
  return isRemediationReportName(fileName) && (await holdsRight(act, "remedy"));
}
