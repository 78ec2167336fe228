import { t } from "../../i18n/t.ts";
import { holdsRight } from "../../usecases/people/holdsRight.ts";
import type { BotContext } from "../core/context.ts";
import type { Taken } from "../core/taken.ts";
import { personLocale, say } from "../core/say.ts";
import { sentDocument } from "./sentDocument.ts";

const WORKBOOK = {
  mime: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  ending: /\.xlsx$/i,
};

/**
 * A workbook sent outside of any flow by somebody who brings forms is a form: it is fetched, read and
 * tried by a job, and answered when that is done. Everybody else's file is none of this.
 */
export async function takeWorkbook(context: BotContext): Promise<Taken> {
  const workbook = sentDocument(context.handling.input, WORKBOOK);
  const { act, channel, conversation } = context.handling;
  if (workbook === null || act.actor === null || !(await holdsRight(act, "publishForms"))) return "passed";
  const locale = personLocale(context.handling);
  const fileName = workbook.name === "" ? t(locale, "form-unnamed") : workbook.name;
  await act.job("form", {
    fileId: workbook.fileId,
    fileName,
    personId: act.actor.id,
    channel,
    conversation,
    locale,
  });
  await say(context, t(locale, "form-received", { file: fileName }));
  return "done";
}
