import { t } from "../i18n/t.ts";
import { holdsRight } from "../usecases/people/holdsRight.ts";
import { dropDraft, publishDraft } from "../usecases/form/publishDraft.ts";
import { localized } from "../domain/text.ts";
import type { BotContext } from "./context.ts";
import { handling } from "./handling.ts";
import { personLocale, say } from "./say.ts";
import { sentDocument } from "./sentDocument.ts";

const WORKBOOK = {
  mime: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  ending: /\.xlsx$/i,
};

/**
 * A workbook sent outside of any flow by somebody who brings forms is a form: it is fetched, read and
 * tried by a job, and answered when that is done. Everybody else's file is none of this.
 */
export async function takeWorkbook(context: BotContext, next: () => Promise<void>): Promise<void> {
  const workbook = sentDocument(context, WORKBOOK);
  const { act, channel, conversation } = handling();
  if (workbook === null || act.actor === null || !(await holdsRight(act, "publishForms"))) return next();
  const locale = personLocale();
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
}

/** The buttons under a checked form. */
export async function pressForm(context: BotContext, draftId: string, pressed: string): Promise<void> {
  const { act } = handling();
  const locale = personLocale();
  if (pressed !== "publish") {
    await dropDraft(act, draftId);
    await say(context, t(locale, "form-dropped"));
    return;
  }
  const result = await publishDraft(act, draftId);
  if (!result.ok) {
    await say(context, t(locale, result.reason === "gone" ? "form-gone" : "not-allowed"));
    return;
  }
  const about = { title: localized(result.title, locale) || result.formId, version: result.version };
  await say(context, t(locale, "form-published", about));
}
