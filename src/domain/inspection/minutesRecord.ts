import { z } from "zod";

/** How the unit takes what the team has found. */
export const UNIT_STANCES = ["accepted", "accepted_partly", "disagreed"] as const;
export type UnitStance = (typeof UNIT_STANCES)[number];

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/**
 * What the minutes (biên bản, form 1.9 of Nghị định 30/2020/NĐ-CP) say that no answer gives: told at
 * the end of the visit, one after the other. Null is not told yet and stays blank on the paper.
 */
export const minutesRecord = z.object({
  /** "HH:mm" on the day of the visit, as are both ends. */
  startedAt: time.nullable().default(null),
  endedAt: time.nullable().default(null),
  place: z.string().nullable().default(null),
  /** People who took part and are not in the inspection, one a line: "Bà …, Trưởng phòng …". */
  others: z.array(z.string()).nullable().default(null),
  stance: z.enum(UNIT_STANCES).nullable().default(null),
  /** In the unit's words; "" when it said no more than its stance. */
  opinion: z.string().nullable().default(null),
});
export type MinutesRecord = z.infer<typeof minutesRecord>;

export const NO_MINUTES: MinutesRecord = minutesRecord.parse({});
