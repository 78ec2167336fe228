import type { CalendarDay } from "../../domain/calendar/calendarFile.ts";
import { dayNumber, type IsoDay } from "../../domain/calendar/isoDay.ts";
import { isWeekday } from "../../domain/calendar/weekdays.ts";
import type { CalendarDayKind } from "../../domain/calendar/WorkingCalendar.ts";
import type { Act } from "../../messaging/act.ts";
import { calendarDays } from "./calendarDays.ts";
import { dueOnDaysOff, storeDays } from "./importCalendar.ts";
import { lockCalendar } from "./lockCalendar.ts";
import { holdsRight } from "../people/holdsRight.ts";

export type CalendarChange =
  | { kind: "add"; day: IsoDay; as: CalendarDayKind; name: string }
  | { kind: "remove"; day: IsoDay }
  /** The days of a year are as announced. */
  | { kind: "confirm"; year: number };

export type CalendarRefusal =
  | "not_allowed"
  | "known_already"
  /** Monday to Friday are worked anyway. */
  | "make_up_day_in_the_week"
  | "not_in_calendar"
  | "nothing_to_confirm";

export type CalendarChangeResult =
  /** `dueOnDaysOff`: open remediations due on a day off now; they count for the next working day. */
  { ok: true; dueOnDaysOff: number } | { ok: false; reason: CalendarRefusal };

/**
 * One change in the calendar of the acting person's organization. The first one copies the calendar
 * shipped with the program. Due dates already told to a unit are not moved.
 */
export async function changeCalendar(act: Act, change: CalendarChange): Promise<CalendarChangeResult> {
  const { actor } = act;
  if (actor === null || !(await holdsRight(act, "editCalendar"))) {
    act.audit({
      chain: "system",
      action: "access.refused",
      object: `organization:${actor?.organizationId ?? ""}`,
      data: { right: "editCalendar" },
    });
    return { ok: false, reason: "not_allowed" };
  }
  const { organizationId } = actor;
  await lockCalendar(act, organizationId);
  const before = await calendarDays(act, organizationId);
  const changed = changedDays(before, change);
  if ("reason" in changed) return { ok: false, reason: changed.reason };
  await storeDays(act, organizationId, changed.days);
  act.audit({
    chain: "system",
    action: "calendar.changed",
    object: `organization:${organizationId}`,
    data: { change },
  });
  return { ok: true, dueOnDaysOff: await dueOnDaysOff(act, organizationId, changed.days) };
}

function changedDays(
  before: readonly CalendarDay[],
  change: CalendarChange,
): { days: CalendarDay[] } | { reason: CalendarRefusal } {
  switch (change.kind) {
    case "add": {
      const { day, as, name } = change;
      if (before.some((row) => row.day === day)) return { reason: "known_already" };
      if (as === "make_up_day" && isWeekday(dayNumber(day))) return { reason: "make_up_day_in_the_week" };
      return { days: [...before, { day, kind: as, name, confirmed: true }] };
    }
    case "remove": {
      const days = before.filter((row) => row.day !== change.day);
      return days.length === before.length ? { reason: "not_in_calendar" } : { days };
    }
    case "confirm": {
      const isMeant = (row: CalendarDay) => row.day.startsWith(`${change.year}-`) && !row.confirmed;
      if (!before.some(isMeant)) return { reason: "nothing_to_confirm" };
      return { days: before.map((row) => (isMeant(row) ? { ...row, confirmed: true } : row)) };
    }
    default:
      return change satisfies never;
  }
}
