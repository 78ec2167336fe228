import type { Act } from "../../messaging/act.ts";
import { workingCalendar } from "../calendar/calendarDays.ts";
import type { RemediationView } from "./remediationView.ts";

/** Working days from today to the due date, negative when it is over; by remediation. */
export async function daysLeft(
  act: Act,
  views: readonly Pick<RemediationView, "id" | "organizationId" | "dueDate">[],
): Promise<(view: Pick<RemediationView, "id">) => number> {
  const left = new Map<string, number>();
  for (const [organizationId, own] of Map.groupBy(views, (view) => view.organizationId)) {
    const calendar = await workingCalendar(act, organizationId);
    for (const { id, dueDate } of own) {
      left.set(id, calendar.workingDaysBetween(act.today, calendar.workingDayOnOrAfter(dueDate)));
    }
  }
  return ({ id }) => {
    const days = left.get(id);
    if (days === undefined) throw new Error(`remediation ${id} was not asked about`);
    return days;
  };
}
