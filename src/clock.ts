/** The one source of time; tests give their own. */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00Z. */
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };

/** Calendar day (yyyy-mm-dd) of an instant in a time zone. */
export function localDay(clock: Clock, timeZone: string): string {
  // "sv" prints ISO dates; the parts are fixed, so no locale of the process plays a role.
  return new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" }).format(clock.now());
}
