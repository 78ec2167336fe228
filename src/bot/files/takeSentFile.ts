import type { Act } from "../../messaging/act.ts";
import type { Locale } from "../../domain/text.ts";
import { t } from "../../i18n/t.ts";
import { isRemediationReportName } from "../../usecases/document/documentName.ts";
import { holdsRight } from "../../usecases/people/holdsRight.ts";
import type { BotContext } from "../core/botContext.ts";
import type { Taken } from "../core/taken.ts";
import { personLocale, say } from "../core/say.ts";
import { sentDocument } from "./sentDocument.ts";

/** A kind of file that means something without having been asked for. */
interface FileKind {
  mime: string;
  ending: RegExp;
  /** Whether this person means it so; everybody else's file is none of this. */
  isMeant(act: Act, fileName: string): Promise<boolean>;
  /** The job that fetches and reads it, and answers when that is done. */
  job: "form" | "calendar" | "signedPaper";
  /** Stands for the name where the channel gives none. */
  unnamed(locale: Locale): string;
  received(locale: Locale, file: string): string;
}

const KINDS: readonly FileKind[] = [
  {
    mime: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ending: /\.xlsx$/i,
    isMeant: (act) => holdsRight(act, "publishForms"),
    job: "form",
    unnamed: (locale) => t(locale, "form-unnamed"),
    received: (locale, file) => t(locale, "form-received", { file }),
  },
  {
    mime: "text/csv",
    ending: /\.csv$/i,
    isMeant: (act) => holdsRight(act, "editCalendar"),
    job: "calendar",
    unnamed: () => "",
    received: (locale) => t(locale, "calendar-file-received"),
  },
  {
    // People of the unit send proofs the same way; of theirs only a file with the name of their own report is one.
    mime: "application/pdf",
    ending: /\.pdf$/i,
    isMeant: async (act, fileName) =>
      (await holdsRight(act, "summarise")) ||
      (isRemediationReportName(fileName) && (await holdsRight(act, "remedy"))),
    job: "signedPaper",
    unnamed: (locale) => t(locale, "signed-unnamed"),
    received: (locale, file) => t(locale, "signed-received", { file }),
  },
];

/** A file sent outside of any flow: a form, a calendar or a paper that comes back signed, by its ending. */
export async function takeSentFile(context: BotContext): Promise<Taken> {
  const { handling } = context;
  const { act, input, channel, conversation } = handling;
  if (act.actor === null) return "passed";
  for (const kind of KINDS) {
    const sent = sentDocument(input, kind);
    if (sent === null || !(await kind.isMeant(act, sent.name))) continue;
    const locale = personLocale(handling);
    const fileName = sent.name === "" ? kind.unnamed(locale) : sent.name;
    await act.job(kind.job, {
      fileId: sent.fileId,
      fileName,
      personId: act.actor.id,
      channel,
      conversation,
      locale,
    });
    await say(context, kind.received(locale, fileName));
    return "done";
  }
  return "passed";
}
