import type { IsoDay } from "../calendar/isoDay.ts";
import type { Role } from "../inspection/areas.ts";
import type { RemediationState } from "./remediationState.ts";

/** What reminding needs to know about a remediation. */
export interface RemindedRemediation {
  id: string;
  state: RemediationState;
  dueDate: IsoDay;
  /**
   * Day on which the present due date was made known: of the assignment, the granted extension, the
   * move to a successor, or the rejection of a report, whichever is last. Steps up to this day are not
   * said: the person was told the date itself.
   */
  since: IsoDay;
  people: readonly RemindedPerson[];
}

export interface RemindedPerson {
  personId: string;
  role: Role;
  /** Day on which the person took this role over, if it was after the others. */
  since?: IsoDay;
}

/** One step to be said to one person about one remediation: unique on the first four. */
export interface Reminder {
  remediationId: string;
  personId: string;
  /** "-7", "0", "+2": working days from the due date. */
  step: string;
  dueDate: IsoDay;
  /** What the person is reminded as; in two roles, the one the step belongs to. */
  role: Role;
  /** ISO instant (UTC) at which it is to be said, always in working hours of a working day. */
  at: string;
  /** Said after the day of its step, because nobody decided it on that day. Not: overdue. */
  late: boolean;
}

/** A reminder that was decided before, sent or not. */
export type DecidedReminder = Pick<Reminder, "remediationId" | "personId" | "step" | "dueDate">;

/** The later of two days, of which the second may be missing. */
export function laterDay(day: IsoDay, other: IsoDay | undefined): IsoDay {
  return other !== undefined && other > day ? other : day;
}
