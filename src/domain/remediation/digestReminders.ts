import type { IsoDay } from "../calendar/isoDay.ts";
import type { Role } from "../inspection/areas.ts";
import { readStep } from "./ladder.ts";
import type { Reminder } from "./reminder.ts";

/** What a reminder is about, in the caller's terms (ids for messages, names for lists). */
export interface ReminderSubject {
  finding: string;
  unit: string;
}

export interface ReminderItem extends ReminderSubject {
  remediationId: string;
  dueDate: IsoDay;
  step: string;
  late: boolean;
}

/** One message to one person: everything to be said to them in one pass. */
export interface ReminderDigest {
  at: string;
  person: string;
  /** Role and step of the item that is furthest along; the items have their own. */
  role: Role;
  /** The unit, or all of them joined by "; " for somebody who follows several. */
  unit: string;
  step: string;
  /** Whether something in it should have been said on an earlier day. */
  late: boolean;
  items: ReminderItem[];
}

/**
 * Puts together what one pass of dueReminders() decided, one digest for each person, in the order
 * in which the people first occur; items by due date, then finding. It is said when the last of its
 * parts may be said.
 */
export function digestReminders(
  reminders: readonly Reminder[],
  subjectOf: (remediationId: string) => ReminderSubject,
): ReminderDigest[] {
  const byPerson = Map.groupBy(reminders, ({ personId }) => personId);
  return [...byPerson].map(([person, parts]) => {
    const furthest = parts.reduce((a, b) => (readStep(b.step) > readStep(a.step) ? b : a));
    const items = parts.map(({ remediationId, dueDate, step, late }) => {
      const { finding, unit } = subjectOf(remediationId);
      return { remediationId, finding, unit, dueDate, step, late };
    });
    items.sort((a, b) => compare(a.dueDate, b.dueDate) || compare(a.finding, b.finding));
    return {
      at: parts.reduce((latest, { at }) => (at > latest ? at : latest), ""),
      person,
      role: furthest.role,
      unit: [...new Set(items.map(({ unit }) => unit))].join("; "),
      step: furthest.step,
      late: parts.some(({ late }) => late),
      items,
    };
  });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
