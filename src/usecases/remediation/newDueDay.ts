import type { IsoDay } from "../../domain/calendar/isoDay.ts";
import type { Act } from "../../messaging/act.ts";
import { workingCalendar } from "../calendar/calendarDays.ts";

export type DueDayRefusal =
  /** A day that is over. */
  | "date_past"
  /** Further away than any plan runs. */
  | "date_too_far";

/** No plan of remediation runs over three years. */
const MAX_YEARS = 3;

/** A due date somebody asks for, moved to the next working day when it is a day off. */
export async function newDueDay(
  act: Act,
  organizationId: string,
  wanted: IsoDay,
): Promise<{ ok: true; day: IsoDay } | { ok: false; reason: DueDayRefusal }> {
  if (wanted < act.today) return { ok: false, reason: "date_past" };
  if (Number(wanted.slice(0, 4)) > Number(act.today.slice(0, 4)) + MAX_YEARS) {
    return { ok: false, reason: "date_too_far" };
  }
  return { ok: true, day: (await workingCalendar(act, organizationId)).workingDayOnOrAfter(wanted) };
}
