import { formatDate } from "../../domain/answer/formatDate.ts";
import { t } from "../../i18n/t.ts";
import { annotateAnswer } from "../../usecases/answers/annotateAnswer.ts";
import { annotationOf } from "../../usecases/answers/annotationOf.ts";
import { openArea, type OpenArea } from "../../usecases/answers/openArea.ts";
import type { QuestionInfo } from "../../domain/form/session/questionInfo.ts";
import { shownAnswer } from "../screens/shownAnswer.ts";
import { numberOf } from "../screens/numberOf.ts";
import { leaveNotice } from "../core/notice.ts";
import { writeNote, MAX_NOTE } from "../answering/takeNote.ts";
import type { BotConversation, InnerContext } from "../core/botContext.ts";
import type { Handling } from "../core/handling.ts";
import { personLocale } from "../core/say.ts";
import { taken, wrong } from "../ask/askUntil.ts";
import { askDay } from "../ask/day.ts";
import { question, type Question } from "../core/question.ts";
import { askWordsAs } from "../ask/words.ts";

type Change = "removeNote" | "date" | "removeDate" | "leave";

/**
 * The note of one answer and the day on which its figure stood so: words are the note, a button asks
 * for the day. Ends after one change; what became of it stands above the next message.
 */
export async function annotate(
  conversation: BotConversation,
  context: InnerContext,
  recordId: number,
  path: string,
): Promise<void> {
  const asked = await conversation.external(({ handling }) => annotationQuestion(handling, recordId, path));
  if (asked === null) return;
  const answer = await askWordsAs<Change | { note: string }, Change>(conversation, context, asked, {
    most: MAX_NOTE,
    read: (note) => taken({ note }),
    pressed: taken,
  });
  const change = answer.value;
  if (typeof change !== "string")
    await conversation.external(({ handling }) => storeNote(handling, recordId, path, change.note));
  else if (change === "removeNote")
    await conversation.external(({ handling }) => storeNote(handling, recordId, path, null));
  else if (change === "removeDate")
    await conversation.external(({ handling }) => storeDay(handling, recordId, path, null));
  else if (change === "date") {
    const wanted = await conversation.external(({ handling }) => asOfQuestion(handling, recordId));
    const day = await askDay(conversation, answer.context, wanted.question, {
      ...wanted,
      check: (given, handling) =>
        given > handling.act.today ? wrong(t(personLocale(handling), "as-of-future")) : taken(given),
    });
    await conversation.external(({ handling }) => storeDay(handling, recordId, path, day.value));
  }
}

/** "15/9" is a day of the inspection's year. */
async function asOfQuestion(
  handling: Handling,
  recordId: number,
): Promise<{ question: Question; example: string; year: number }> {
  const area = await openArea(handling.act, recordId);
  const example = area?.inspection.dataPeriodTo ?? handling.act.today;
  const year = Number((area?.inspection.visitDate ?? example).slice(0, 4));
  return { question: question(t(personLocale(handling), "as-of-ask")), example, year };
}

async function annotationQuestion(
  handling: Handling,
  recordId: number,
  path: string,
): Promise<Question<Change> | null> {
  const locale = personLocale(handling);
  const at = await annotated(handling, recordId, path);
  if (at === null) return null;
  const { area, question: about } = at;
  const { note, asOfDate } = await annotationOf(handling.act, area, path);
  const lines = [
    t(locale, "annotate-title", {
      number: numberOf(about),
      label: area.session.label(path, locale),
      value: shownAnswer(area, about, locale),
    }),
    ...(note === null ? [] : [t(locale, "annotate-note", { note })]),
    ...(asOfDate === null
      ? []
      : [t(locale, "annotate-as-of", { date: formatDate(asOfDate, "numeric", locale) })]),
    t(locale, "annotate-ask"),
  ];
  return question(lines.join("\n"), [
    { name: "date", label: t(locale, "button-as-of") },
    asOfDate === null ? null : { name: "removeDate", label: t(locale, "button-as-of-remove") },
    note === null ? null : { name: "removeNote", label: t(locale, "button-note-remove") },
    { name: "leave", label: t(locale, "button-leave") },
  ]);
}

async function storeNote(
  handling: Handling,
  recordId: number,
  path: string,
  note: string | null,
): Promise<void> {
  const at = await annotated(handling, recordId, path);
  if (at === null) return;
  leaveNotice(handling, await writeNote(handling, at.area, at.question, note, personLocale(handling)));
}

/** @param asOfDate yyyy-mm-dd; null: the day of the whole data period again */
async function storeDay(
  handling: Handling,
  recordId: number,
  path: string,
  asOfDate: string | null,
): Promise<void> {
  const locale = personLocale(handling);
  const { act } = handling;
  const at = await annotated(handling, recordId, path);
  if (at === null) return;
  const { area, question } = at;
  const saved = await annotateAnswer(act, area, path, { asOfDate });
  const number = numberOf(question);
  if (!saved.ok) leaveNotice(handling, t(locale, "area-not-open"));
  else if (asOfDate === null) leaveNotice(handling, t(locale, "as-of-removed", { number }));
  else {
    leaveNotice(
      handling,
      t(locale, "as-of-saved", { number, date: formatDate(asOfDate, "numeric", locale) }),
    );
    // Kept all the same: real figures are sometimes of another day, which the report then says.
    const { dataPeriodFrom: from, dataPeriodTo: to } = area.inspection;
    const day = (date: string): string => formatDate(date, "numeric", locale);
    if (asOfDate < from || asOfDate > to)
      leaveNotice(handling, t(locale, "as-of-outside", { from: day(from), to: day(to) }));
  }
}

async function annotated(
  handling: Handling,
  recordId: number,
  path: string,
): Promise<{ area: OpenArea; question: QuestionInfo } | null> {
  const area = await openArea(handling.act, recordId);
  if (area === null || !area.mine || !area.session.has(path)) return null;
  return { area, question: area.session.question(path) };
}
