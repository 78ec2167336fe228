import { zonedTime } from "../calendar/zonedTime.ts";

const SECONDS = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2}):(\d{2})$/;
/** Clocks of phones and servers differ; beyond this the camera's was wrong. */
const FUTURE_MS = 24 * 60 * 60 * 1_000;

/**
 * When a photo was taken, from the digits of the camera's clock ("2020-09-17T15:04:00") and its
 * offset ("+07:00"); a clock that does not say where it stood is taken to stand in `timeZone`.
 * Null when unknown, or later than `now`.
 */
export function takenAt(
  local: string | null,
  offset: string | null,
  timeZone: string,
  now: Date,
): Date | null {
  const [, day, hour, minute, second] = SECONDS.exec(local ?? "") ?? [];
  if (day === undefined) return null;
  const instant =
    offset === null
      ? zonedTime(timeZone).instantOf(day, Number(hour) * 60 + Number(minute)) + Number(second) * 1_000
      : Date.parse(`${local}${offset}`);
  return Number.isNaN(instant) || instant > now.getTime() + FUTURE_MS ? null : new Date(instant);
}
