import { t } from "../../i18n/t.ts";
import { calendarDays } from "../../usecases/calendar/calendarDays.ts";
import { holdsRight } from "../../usecases/people/holdsRight.ts";
import type { ButtonData } from "../callbackData.ts";
import type { BotContext } from "../context.ts";
import { enterFlow } from "../enterFlow.ts";
import { handling } from "../handling.ts";
import type { Outgoing } from "../outgoing.ts";
import { personLocale, say } from "../say.ts";
import { calendarScreen } from "../screens/calendar.ts";
import { changeAndShow } from "./calendarDay.ts";

const YEAR = /^20\d\d$/;

/** "lịch": the days off of this year; "lịch 2027": of that one. */
export async function calendarCommand(context: BotContext, argument: string): Promise<void> {
  await context.conversation.exitAll();
  const { act } = handling();
  if (argument !== "" && !YEAR.test(argument)) {
    await say(context, t(personLocale(), "calendar-year-wrong", { example: act.today.slice(0, 4) }));
    return;
  }
  await say(context, await showCalendar(Number(argument === "" ? act.today.slice(0, 4) : argument)));
}

/** A button under the calendar of a year. */
export async function pressCalendar(
  context: BotContext,
  { year, act: pressed }: Extract<ButtonData, { on: "calendar" }>,
): Promise<void> {
  if (pressed !== "confirm") return enterFlow(context, "calendar", year, pressed);
  await say(context, await changeAndShow({ kind: "confirm", year }, year));
}

async function showCalendar(year: number): Promise<Outgoing> {
  const { act } = handling();
  const days = act.actor === null ? [] : await calendarDays(act, act.actor.organizationId);
  return calendarScreen(days, year, await holdsRight(act, "editCalendar"), personLocale());
}
