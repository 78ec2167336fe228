import { InvalidArgumentError } from "commander";
import { readIsoDate } from "../domain/calendar/isoDay.ts";

/** Takes a day of an option: yyyy-mm-dd. */
export function isoDay(text: string): string {
  if (readIsoDate(text) === null) throw new InvalidArgumentError("must be a day like 2020-09-25");
  return text;
}
