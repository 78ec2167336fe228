import { DEFAULT_LADDER, ladderSchema, type Ladder } from "../../domain/remediation/ladder.ts";

/** The organization's ladder, or the default; either way in the business time zone when none is given. */
export function ladderOf(stored: unknown, timeZone: string): Ladder {
  if (stored === null || stored === undefined) return { ...DEFAULT_LADDER, timeZone };
  return ladderSchema.parse(stored);
}
