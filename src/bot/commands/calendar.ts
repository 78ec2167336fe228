import { t } from "../../i18n/t.ts";
import { calendarDays } from "../../usecases/calendar/calendarDays.ts";
import { holdsRight } from "../../usecases/people/holdsRight.ts";
import type { Handling } from "../core/handling.ts";
import type { Outgoing } from "../core/outgoing.ts";
import { personLocale, say } from "../core/say.ts";
import { calendarScreen } from "../screens/calendar.ts";
import type { Command } from "./Command.ts";

const YEAR = /^20\d\d$/;

/** "lịch": the days off of this year; "lịch 2027": of that one. */
export const calendar: Command<"calendar"> = {
  name: "calendar",
  words: { vi: ["lịch", "lịch làm việc", "lịch nghỉ"], en: ["calendar"] },
  understood: "by known people",
  rights: [],
  takes: "number",
  inMenu: true,
  about: "command-calendar",
  async run({ context, argument }) {
    const { handling } = context;
    const thisYear = handling.act.today.slice(0, 4);
    await say(
      context,
      argument === "" || YEAR.test(argument)
        ? await shownYear(handling, Number(argument === "" ? thisYear : argument))
        : t(personLocale(handling), "calendar-year-wrong", { example: thisYear }),
    );
    return "left";
  },
};

async function shownYear(handling: Handling, year: number): Promise<Outgoing> {
  const { act } = handling;
  const days = act.actor === null ? [] : await calendarDays(act, act.actor.organizationId);
  return calendarScreen(days, year, await holdsRight(act, "editCalendar"), personLocale(handling));
}
