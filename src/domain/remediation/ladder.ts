import { z } from "zod";
import { ROLES, type Role } from "../inspection/areas.ts";

const MINUTES_PER_HOUR = 60;
const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "must be a time like 07:30");
const role = z.enum(ROLES);

/**
 * When people are reminded of a remediation. Steps are working days from the due date: negative
 * before it, 0 on the day itself, positive when late. A Saturday that is worked instead of another
 * day is a working day like others: it counts and it may be spoken on.
 */
export const ladderSchema = z
  .strictObject({
    /** Who is reminded at every step. */
    remind: z.array(role).min(1),
    /** Steps up to the due date. */
    steps: z.array(z.number().int().min(-250).max(0)),
    /** After the due date, every so many working days for as long as it is late; null: never. */
    lateEvery: z.number().int().min(1).max(250).nullable(),
    /** Who gets one copy, when it is so many working days late. */
    copies: z.array(z.strictObject({ step: z.number().int().min(1).max(250), role })),
    /** Working hours: from the first minute, before the second. Nothing is said outside them. */
    hours: z.strictObject({ from: clockTime, to: clockTime }),
    timeZone: z.string().min(1),
  })
  .refine(({ hours }) => hours.from < hours.to, { path: ["hours"], message: "`from` is not before `to`" });
export type Ladder = z.infer<typeof ladderSchema>;

/** Seven, three, one working day before, on the day, then every other day; offices work 07:30-17:00. */
export const DEFAULT_LADDER: Ladder = {
  remind: ["unit_contact", "assignee"],
  steps: [-7, -3, -1, 0],
  lateEvery: 2,
  copies: [
    { step: 3, role: "unit_head" },
    { step: 5, role: "lead" },
  ],
  hours: { from: "07:30", to: "17:00" },
  timeZone: "Asia/Ho_Chi_Minh",
};

/** The last step for a role that is not after `position`, in working days from the due date. */
export function lastStep(ladder: Ladder, role: Role, position: number): number | null {
  const reached = stepsUpTo(ladder, role, position);
  return reached.length === 0 ? null : Math.max(...reached);
}

function stepsUpTo({ remind, steps, lateEvery, copies }: Ladder, role: Role, position: number): number[] {
  const found = copies.flatMap((copy) => (copy.role === role && copy.step <= position ? [copy.step] : []));
  if (!remind.includes(role)) return found;
  found.push(...steps.filter((step) => step <= position));
  if (lateEvery !== null && position >= lateEvery) found.push(position - (position % lateEvery));
  return found;
}

/** How a step is called in the data and in lists: "-7", "0", "+2". */
export function stepName(step: number): string {
  return step > 0 ? `+${step}` : String(step);
}

/** Inverse of stepName(). Throws RangeError for another text: only we write steps. */
export function readStep(name: string): number {
  if (!/^(0|[+-][1-9]\d{0,4})$/.test(name)) throw new RangeError(`not a step: ${JSON.stringify(name)}`);
  return Number(name);
}

/** Minutes since midnight of "07:30". */
export function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * MINUTES_PER_HOUR + Number(time.slice(3));
}
