import { formatDate } from "../../domain/answer/formatDate.ts";
import { parseAnswer } from "../../domain/answer/parseAnswer.ts";
import { t } from "../../i18n/t.ts";
import { annotateAnswer } from "../../usecases/answers/annotateAnswer.ts";
import { annotationOf } from "../../usecases/answers/annotationOf.ts";
import { openArea, type OpenArea } from "../../usecases/answers/openArea.ts";
import type { QuestionInfo } from "../../domain/form/FormSession.ts";
import { shownAnswer } from "../screens/echo.ts";
import { numberOf } from "../screens/numberOf.ts";
import { leaveNotice } from "../core/notice.ts";
import { answerContext } from "../screens/questionKind.ts";
import { writeNote } from "../answering/takeNote.ts";
import { ask } from "../ask/ask.ts";
import { packButton } from "../../messaging/buttonData.ts";
import type { BotConversation, InnerContext } from "../core/context.ts";
import { handling } from "../core/handling.ts";
import { column, outgoing, type Outgoing } from "../core/outgoing.ts";
import { newPromptId } from "../core/promptId.ts";
import { personLocale } from "../core/say.ts";

const ACTS = { removeNote: "rn", date: "dt", removeDate: "rd", leave: "lv" } as const;

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
  const prompt = await conversation.external(() => newPromptId());
  const screen = await conversation.external(() => annotationScreen(recordId, path, prompt));
  if (screen === null) return;
  const { input, button, context: next } = await ask(conversation, context, screen);
  const pressed = button?.on === "prompt" && button.prompt === prompt ? button.act : null;
  if (pressed === ACTS.date) {
    const wanted = await conversation.external((): Outgoing => {
      return { ...outgoing([t(personLocale(), "as-of-ask")]), wantsText: true };
    });
    const day = await ask(conversation, next, wanted);
    const text = day.input.kind === "text" && day.button === null ? day.input.text : null;
    if (text !== null) await conversation.external(() => storeDay(recordId, path, text));
    return;
  }
  if (pressed === ACTS.removeDate) await conversation.external(() => storeDay(recordId, path, null));
  else if (pressed === ACTS.removeNote) await conversation.external(() => storeNote(recordId, path, null));
  else if (pressed === null && button === null && input.kind === "text") {
    const { text } = input;
    await conversation.external(() => storeNote(recordId, path, text.trim()));
  }
}

async function annotationScreen(recordId: number, path: string, prompt: string): Promise<Outgoing | null> {
  const locale = personLocale();
  const at = await annotated(recordId, path);
  if (at === null) return null;
  const { area, question } = at;
  const { note, asOfDate } = await annotationOf(handling().act, area, path);
  const lines = [
    t(locale, "annotate-title", {
      number: numberOf(question),
      label: area.session.label(path, locale),
      value: shownAnswer(area, question, locale),
    }),
    ...(note === null ? [] : [t(locale, "annotate-note", { note })]),
    ...(asOfDate === null
      ? []
      : [t(locale, "annotate-as-of", { date: formatDate(asOfDate, "numeric", locale) })]),
    t(locale, "annotate-ask"),
  ];
  const button = (act: string, label: string) => ({
    label,
    data: packButton({ on: "prompt", prompt, act }),
  });
  const buttons = column(
    button(ACTS.date, t(locale, "button-as-of")),
    asOfDate === null ? null : button(ACTS.removeDate, t(locale, "button-as-of-remove")),
    note === null ? null : button(ACTS.removeNote, t(locale, "button-note-remove")),
    button(ACTS.leave, t(locale, "button-leave")),
  );
  return outgoing([lines.join("\n")], buttons);
}

async function storeNote(recordId: number, path: string, note: string | null): Promise<void> {
  const at = await annotated(recordId, path);
  if (at === null || note === "") return;
  leaveNotice(await writeNote(at.area, at.question, note, personLocale()));
}

/** "15/9" is a day of the inspection's year; a day after today cannot be meant. */
async function storeDay(recordId: number, path: string, text: string | null): Promise<void> {
  const locale = personLocale();
  const { act } = handling();
  const at = await annotated(recordId, path);
  if (at === null) return;
  const { area, question } = at;
  let asOfDate: string | null = null;
  if (text !== null) {
    const read = parseAnswer(text, { kind: "date" }, answerContext(area, question, act.today));
    if (!read.ok || read.kind === "not_available" || typeof read.value !== "string")
      return leaveNotice(t(locale, "as-of-wrong"));
    if (read.value > act.today) return leaveNotice(t(locale, "as-of-future"));
    asOfDate = read.value;
  }
  const saved = await annotateAnswer(act, area, path, { asOfDate });
  const number = numberOf(question);
  if (!saved.ok) leaveNotice(t(locale, "area-not-open"));
  else if (asOfDate === null) leaveNotice(t(locale, "as-of-removed", { number }));
  else {
    leaveNotice(t(locale, "as-of-saved", { number, date: formatDate(asOfDate, "numeric", locale) }));
    // Kept all the same: real figures are sometimes of another day, which the report then says.
    const { dataPeriodFrom: from, dataPeriodTo: to } = area.inspection;
    const day = (date: string): string => formatDate(date, "numeric", locale);
    if (asOfDate < from || asOfDate > to)
      leaveNotice(t(locale, "as-of-outside", { from: day(from), to: day(to) }));
  }
}

async function annotated(
  recordId: number,
  path: string,
): Promise<{ area: OpenArea; question: QuestionInfo } | null> {
  const area = await openArea(handling().act, recordId);
  if (area === null || !area.mine || !area.session.has(path)) return null;
  return { area, question: area.session.question(path) };
}
