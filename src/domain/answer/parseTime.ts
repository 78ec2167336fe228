import { searchKey } from "../language/searchKey.ts";
import { NOT_AVAILABLE, refused, understood, type AnswerResult } from "./answerResult.ts";
import { saysNotAvailable, saysNothing } from "./saysNotAvailable.ts";

/** Longer than any time with its words. */
const MAX_LENGTH = 60;

const APPROXIMATE = /^(khoang|tam|chung|~|about|around)\s*/;
const BEFORE = /^(luc|vao luc|vao|at) /;
const TIME =
  /^(\d{1,2})(?: ?(?::|gio|g|h|\.) ?(\d{1,2})?(?: ?(?::|phut|ph|p|m|') ?(?:\d{1,2}(?: ?(?:giay|s))?)?)?)?( ruoi| kem \d{1,2}(?: phut)?)? ?(sang|trua|chieu|toi|dem|am|pm|a\.m|p\.m)?$/;

/**
 * A time of 24 hours: "8:30", "08h30", "8 giờ 30 phút", "3 giờ chiều", "8 giờ rưỡi", "9 giờ kém 15",
 * "3pm". Gives HH:mm, seconds are dropped. A bare "8" needs a confirmation.
 */
export function parseTime(input: string): AnswerResult<string> {
  if (input.length > MAX_LENGTH) return refused("not_a_time");
  const key = searchKey(input).replace(/[.!;,]+$/, "");
  if (key === "") return refused("empty");
  if (saysNotAvailable(key) || saysNothing(key)) return NOT_AVAILABLE;
  const text = key.replace(APPROXIMATE, "");
  const match = TIME.exec(text.replace(BEFORE, ""));
  if (match === null) return refused("not_a_time");
  const [, hourText = "", minuteText, shift, partOfDay] = match;
  if (minuteText !== undefined && shift !== undefined) return refused("not_a_time");
  const hour = onDay(Number(hourText), partOfDay);
  const minutes = hour * 60 + Number(minuteText ?? 0) + shiftMinutes(shift);
  if (hour > 23 || Number(minuteText ?? 0) > 59 || minutes < 0) return refused("no_such_time");
  const hourOnly = /^\d+$/.test(text);
  return understood(`${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`, {
    approximate: text !== key,
    doubt: hourOnly ? "hour_only" : undefined,
  });
}

function onDay(hour: number, part: string | undefined): number {
  const afternoon = part === "chieu" || part === "toi" || part === "pm" || part === "p.m";
  if (afternoon && hour < 12) return hour + 12;
  // "1 giờ trưa" is 13:00, "11 giờ trưa" is 11:00; "10 giờ đêm" is 22:00, "2 giờ đêm" is 02:00.
  if (part === "trua" && hour <= 2) return hour + 12;
  if (part === "dem" && hour >= 6 && hour < 12) return hour + 12;
  if ((part === "dem" || part === "am" || part === "a.m") && hour === 12) return 0;
  return hour;
}

function shiftMinutes(shift: string | undefined): number {
  if (shift === undefined) return 0;
  const before = /\d+/.exec(shift)?.[0];
  return before === undefined ? 30 : -Number(before);
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
