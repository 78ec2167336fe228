import type { IsoDay } from "../calendar/isoDay.ts";
import type { WorkingCalendar } from "../calendar/WorkingCalendar.ts";
import { zonedTime } from "../calendar/zonedTime.ts";
import type { Role } from "../inspection/areas.ts";
import { isSpeakingTime } from "./isSpeakingTime.ts";
import { lastStep, minuteOf, readStep, stepName, type Ladder } from "./ladder.ts";
import { laterDay, type DecidedReminder, type RemindedRemediation, type Reminder } from "./reminder.ts";
import { isOwed } from "./remediationState.ts";

export interface DueRemindersInput {
  remediations: Iterable<RemindedRemediation>;
  calendar: WorkingCalendar;
  ladder: Ladder;
  /** For each remediation, person and due date at least the furthest step decided so far. */
  decided: Iterable<DecidedReminder>;
  /** The present instant, ISO with zone. */
  at: string;
}

/**
 * What is to be decided now: at most one step for each remediation and person. Pure, so any number
 * of passes at any instants, also with a clock that jumps, decide each (remediation, person, step,
 * due date) at most once as long as `decided` has what they decided:
 *
 * - outside working hours and on days off: nothing;
 * - the step of today, once;
 * - after days without a pass (service down): only the most recent step missed, marked late; older
 *   ones are dropped for good, because three notes at once about one matter say less than one;
 * - never a step at or before one that was decided, so a clock set back repeats nothing;
 * - nothing once the unit has handed in its report, or the matter is accepted or closed;
 * - an extension changes the due date and so starts a new series, a change of person likewise.
 *
 * The same steps stand as SQL in usecases/reminder/dueCandidates, which picks from 100,000 those worth
 * reading; this has the last word.
 *
 * Linear in the remediations and the decided ones. Throws RangeError when `at`, a day or a step of
 * the input is none.
 */
export function dueReminders(input: DueRemindersInput): Reminder[] {
  const { calendar, ladder } = input;
  const instant = Date.parse(input.at);
  if (Number.isNaN(instant)) throw new RangeError(`not an instant: ${JSON.stringify(input.at)}`);
  const zone = zonedTime(ladder.timeZone);
  if (!isSpeakingTime(new Date(instant), calendar, ladder)) return [];

  const now = zone.localOf(instant);
  const atOpening = new Date(zone.instantOf(now.day, minuteOf(ladder.hours.from))).toISOString();
  const atOnce = new Date(instant).toISOString();
  const decided = furthestDecided(input.decided);
  const seriesOf = seriesOn(now.day, calendar, ladder);
  const due: Reminder[] = [];
  for (const remediation of input.remediations) {
    if (!isOwed(remediation.state)) continue;
    const { id: remediationId, dueDate } = remediation;
    const series = seriesOf(dueDate);
    for (const [personId, { step, role }] of reached(remediation, series)) {
      if ((decided.get(seriesKey({ remediationId, personId, dueDate })) ?? -Infinity) >= step) continue;
      const late = step < series.position;
      const at = late ? atOnce : atOpening;
      due.push({ remediationId, personId, step: stepName(step), dueDate, role, at, late });
    }
  }
  return due;
}

/** The steps of one due date, seen from today; thousands of remediations share one. */
interface Series {
  /** Working days from the due date to today. */
  position: number;
  last(role: Role): { step: number; day: IsoDay } | null;
}

function seriesOn(today: IsoDay, calendar: WorkingCalendar, ladder: Ladder): (dueDate: IsoDay) => Series {
  return memoized((dueDate) => {
    const anchor = calendar.workingDayOnOrAfter(dueDate);
    const position = calendar.workingDaysBetween(anchor, today);
    return {
      position,
      last: memoized((role) => {
        const step = lastStep(ladder, role, position);
        return step === null ? null : { step, day: calendar.addWorkingDays(anchor, step) };
      }),
    };
  });
}

/** The furthest step that each person has come to; in two roles, the further one. */
function reached(
  remediation: RemindedRemediation,
  series: Series,
): Map<string, { step: number; role: Role }> {
  const found = new Map<string, { step: number; role: Role }>();
  for (const { personId, role, since } of remediation.people) {
    const last = series.last(role);
    if (last === null || last.day <= laterDay(remediation.since, since)) continue;
    if (last.step > (found.get(personId)?.step ?? -Infinity)) found.set(personId, { step: last.step, role });
  }
  return found;
}

function furthestDecided(decided: Iterable<DecidedReminder>): Map<string, number> {
  const furthest = new Map<string, number>();
  for (const reminder of decided) {
    const key = seriesKey(reminder);
    const step = readStep(reminder.step);
    if (step > (furthest.get(key) ?? -Infinity)) furthest.set(key, step);
  }
  return furthest;
}

function seriesKey({ remediationId, personId, dueDate }: Omit<DecidedReminder, "step">): string {
  return `${remediationId}\n${personId}\n${dueDate}`;
}

function memoized<Key, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, { value: Value }>();
  return (key) => {
    let entry = known.get(key);
    if (entry === undefined) known.set(key, (entry = { value: compute(key) }));
    return entry.value;
  };
}
