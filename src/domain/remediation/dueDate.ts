import { z } from "zod";
import { deadline, period, type Period } from "../calendar/deadline.ts";
import type { IsoDay } from "../calendar/isoDay.ts";
import type { WorkingCalendar } from "../calendar/WorkingCalendar.ts";
import type { Severity } from "../inspection/areas.ts";

/**
 * How long a unit has, counted from the notice of conclusion. No law sets it: local plans say 15 or
 * 30 days, in calendar or working days, so it belongs to the plan of the inspection.
 */
export const duePlan = z.strictObject({
  /** One period for all findings of the notice; goes before everything else but a fixed day. */
  all: period.optional(),
  /** Unit of the days that a rule or the lead gave a single finding. */
  ownDays: period.shape.unit,
  bySeverity: z
    .strictObject({
      observation: period,
      minor: period,
      moderate: period,
      serious: period,
    })
    .partial(),
  otherwise: period,
});
export type DuePlan = z.infer<typeof duePlan>;

/** 15 days after the notice is the one period documented for reports on remediation. */
export const DEFAULT_DUE_PLAN: DuePlan = {
  ownDays: "calendar_day",
  bySeverity: {},
  otherwise: { count: 15, unit: "calendar_day" },
};

export interface DueFinding {
  severity: Severity;
  /** Days given to this finding alone. */
  dueDays: number | null;
  /** Day the lead wrote into the conclusion. */
  dueDate: IsoDay | null;
}

/**
 * Day by which a finding is to be remedied, always a working day: the day the lead fixed, else the
 * plan's period for all, else the finding's own days, else the period for its severity, else the
 * plan's other period; counted from the day of the notice of conclusion.
 */
export function dueDate(
  finding: DueFinding,
  concludedOn: IsoDay,
  plan: DuePlan,
  calendar: WorkingCalendar,
): IsoDay {
  const counted = duePeriod(finding, plan);
  if (counted === null) return calendar.workingDayOnOrAfter(finding.dueDate ?? concludedOn);
  return deadline(calendar, concludedOn, counted);
}

/** The period that `dueDate` counts for a finding; null where the lead fixed the day itself. */
export function duePeriod({ severity, dueDays, dueDate: fixed }: DueFinding, plan: DuePlan): Period | null {
  if (fixed !== null) return null;
  if (plan.all !== undefined) return plan.all;
  if (dueDays !== null) return { count: dueDays, unit: plan.ownDays };
  return plan.bySeverity[severity] ?? plan.otherwise;
}
