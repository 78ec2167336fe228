import { formatDate } from "../../domain/answer/formatDate.ts";
import { parseVietnameseDate } from "../../domain/answer/parseVietnameseDate.ts";
import { t } from "../../i18n/t.ts";
import { calendarDays } from "../../usecases/calendar/calendarDays.ts";
import { changeCalendar, type CalendarChange } from "../../usecases/calendar/changeCalendar.ts";
import { holdsRight } from "../../usecases/people/holdsRight.ts";
import { ask } from "../ask.ts";
import type { BotConversation, InnerContext } from "../context.ts";
import { handling } from "../handling.ts";
import { outgoing, type Outgoing } from "../outgoing.ts";
import { personLocale, say } from "../say.ts";
import { calendarScreen, dueLines } from "../screens/calendar.ts";
import { askWords } from "./askWords.ts";

/** Longest name of a day, as in the calendar file. */
const MAX_NAME = 200;

/** Adds a holiday or a make-up day, or takes a day out: asks for the day and, to add it, for its name. */
export async function calendarFlow(
  conversation: BotConversation,
  context: InnerContext,
  year: number,
  wanted: string,
): Promise<void> {
  const question = await conversation.external(() => dayQuestion(year, wanted));
  let last = context;
  if (!question.open) {
    await say(last, question.message);
    return;
  }
  let day: string;
  for (;;) {
    const { context: next, input } = await ask(conversation, last, question.message);
    last = next;
    if (input.kind === "button") return;
    const text = input.kind === "text" ? input.text : "";
    const read = await conversation.external(() => readDay(text, year));
    if (read !== null) {
      day = read;
      break;
    }
    const wrong = await conversation.external(() =>
      t(personLocale(), "calendar-day-wrong", { example: `2/9/${year}` }),
    );
    await say(last, wrong);
  }
  if (wanted === "remove") {
    const reply = await conversation.external(() => changeAndShow({ kind: "remove", day }, yearOf(day)));
    await say(last, reply);
    return;
  }
  const nameQuestion = await conversation.external(() =>
    t(personLocale(), "calendar-ask-name", { date: formatDate(day, "short", personLocale()) }),
  );
  for (;;) {
    const named = await askWords(conversation, last, nameQuestion);
    if (named === null) return;
    last = named.context;
    const name = named.text.replace(/\s+/g, " ");
    if (name.length <= MAX_NAME) {
      const as = wanted === "makeup" ? "make_up_day" : "holiday";
      const reply = await conversation.external(() =>
        changeAndShow({ kind: "add", day, as, name }, yearOf(day)),
      );
      await say(last, reply);
      return;
    }
    const wrong = await conversation.external(() =>
      t(personLocale(), "text-too-long", { length: String(name.length), most: String(MAX_NAME) }),
    );
    await say(last, wrong);
  }
}

/** Makes a change and shows the year as it is now, or says why nothing was changed. */
export async function changeAndShow(change: CalendarChange, year: number): Promise<Outgoing> {
  const { act } = handling();
  const locale = personLocale();
  const result = await changeCalendar(act, change);
  if (!result.ok || act.actor === null) {
    const reason = result.ok ? "not_allowed" : result.reason;
    return outgoing([t(locale, `calendar-refused-${reason}`)]);
  }
  const days = await calendarDays(act, act.actor.organizationId);
  const shown = calendarScreen(days, year, true, locale);
  const said = [t(locale, `calendar-done-${change.kind}`), ...dueLines(result.dueOnDaysOff, locale)];
  const before = `${said.join("\n")}\n\n`;
  return {
    ...shown,
    text: before + shown.text,
    entities: shown.entities.map((entity) => ({ ...entity, offset: entity.offset + before.length })),
  };
}

async function dayQuestion(year: number, wanted: string): Promise<{ open: boolean; message: Outgoing }> {
  const { act } = handling();
  const locale = personLocale();
  if (!(await holdsRight(act, "editCalendar")))
    return { open: false, message: outgoing([t(locale, "calendar-refused-not_allowed")]) };
  const example = { example: `2/9/${year}` };
  const text =
    wanted === "remove"
      ? t(locale, "calendar-ask-remove", example)
      : wanted === "makeup"
        ? t(locale, "calendar-ask-make-up", example)
        : t(locale, "calendar-ask-holiday", example);
  return { open: true, message: { ...outgoing([text]), wantsText: true } };
}

/** A day without a year is one of the year that was shown. */
function readDay(text: string, year: number): string | null {
  const parsed = parseVietnameseDate(text, { today: handling().act.today, inspectionYear: year });
  return parsed.ok && parsed.kind !== "not_available" ? parsed.value : null;
}

function yearOf(day: string): number {
  return Number(day.slice(0, 4));
}
