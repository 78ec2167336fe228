import { zonedTime } from "./domain/calendar/zonedTime.ts";

/** The one source of time; tests give their own. */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00Z. */
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };

/** Calendar day (yyyy-mm-dd) of an instant in a time zone. Asked for with every act. */
export function localDay(clock: Clock, timeZone: string): string {
  return zonedTime(timeZone).localOf(clock.now()).day;
}
