import { formatDate } from "../../domain/answer/formatDate.ts";
import { t } from "../../i18n/t.ts";
import { calendarDays } from "../../usecases/calendar/calendarDays.ts";
import { changeCalendar, type CalendarChange } from "../../usecases/calendar/changeCalendar.ts";
import { holdsRight } from "../../usecases/people/holdsRight.ts";
import type { BotConversation, InnerContext } from "../core/botContext.ts";
import type { Handling } from "../core/handling.ts";
import { above, outgoing, type Outgoing } from "../core/outgoing.ts";
import { personLocale, say } from "../core/say.ts";
import { taken } from "../ask/askUntil.ts";
import { askDay } from "../ask/day.ts";
import { question, type Asked, type Question } from "../core/question.ts";
import { askWordsAs } from "../ask/words.ts";
import { calendarScreen, dueLines } from "../screens/calendar.ts";

/** Longest name of a day, as in the calendar file. */
const MAX_NAME = 200;

/** Adds a holiday or a make-up day, or takes a day out: asks for the day and, to add it, for its name. */
export async function calendarDayFlow(
  conversation: BotConversation,
  context: InnerContext,
  year: number,
  wanted: string,
): Promise<void> {
  const asked = await conversation.external(({ handling }) => dayQuestion(handling, year, wanted));
  if (asked.kind === "end") return void (await say(context, asked.message));
  // A day without a year is one of the year that was shown.
  const day = await askDay(conversation, context, asked.question, { example: exampleIn(year), year });
  if (wanted === "remove") {
    const reply = await conversation.external(({ handling }) =>
      changeAndShow(handling, { kind: "remove", day: day.value }, yearOf(day.value)),
    );
    await say(day.context, reply);
    return;
  }
  const named = await askWordsAs<string>(
    conversation,
    day.context,
    await conversation.external(({ handling }) => nameQuestion(handling, day.value)),
    { most: MAX_NAME, read: (text) => taken(text.replace(/\s+/g, " ")) },
  );
  const as = wanted === "makeup" ? "make_up_day" : "holiday";
  const reply = await conversation.external(({ handling }) =>
    changeAndShow(handling, { kind: "add", day: day.value, as, name: named.value }, yearOf(day.value)),
  );
  await say(named.context, reply);
}

/** Makes a change and shows the year as it is now, or says why nothing was changed. */
export async function changeAndShow(
  handling: Handling,
  change: CalendarChange,
  year: number,
): Promise<Outgoing> {
  const { act } = handling;
  const locale = personLocale(handling);
  const result = await changeCalendar(act, change);
  if (!result.ok || act.actor === null) {
    const reason = result.ok ? "not_allowed" : result.reason;
    return outgoing([t(locale, `calendar-refused-${reason}`)]);
  }
  const days = await calendarDays(act, act.actor.organizationId);
  const shown = calendarScreen(days, year, true, locale);
  const said = [t(locale, `calendar-done-${change.kind}`), ...dueLines(result.dueOnDaysOff, locale)];
  return above(said.join("\n"), shown);
}

async function dayQuestion(handling: Handling, year: number, wanted: string): Promise<Asked> {
  const locale = personLocale(handling);
  if (!(await holdsRight(handling.act, "editCalendar")))
    return { kind: "end", message: t(locale, "calendar-refused-not_allowed") };
  const example = { example: formatDate(exampleIn(year), "short", locale) };
  const text =
    wanted === "remove"
      ? t(locale, "calendar-ask-remove", example)
      : wanted === "makeup"
        ? t(locale, "calendar-ask-make-up", example)
        : t(locale, "calendar-ask-holiday", example);
  return { kind: "ask", question: question(text) };
}

function nameQuestion(handling: Handling, day: string): Question {
  const locale = personLocale(handling);
  return question(t(locale, "calendar-ask-name", { date: formatDate(day, "short", locale) }));
}

/** National Day. */
function exampleIn(year: number): string {
  return `${year}-09-02`;
}

function yearOf(day: string): number {
  return Number(day.slice(0, 4));
}
