import { searchKey } from "../language/searchKey.ts";
import type { AnswerContext } from "./notation.ts";
import { NOT_AVAILABLE, refused, understood, type AnswerResult } from "./answerResult.ts";
import { addDays, isRealDate, writeIsoDate } from "../calendar/isoDay.ts";
import { saysNotAvailable, saysNothing } from "./saysNotAvailable.ts";

/** Years a document or an event of an inspection can have. */
const MIN_YEAR = 1900;
const MAX_YEAR = 2100;
/** Longer than any date with its words. */
const MAX_LENGTH = 100;
const CENTURY = 2000;

/** Days from today. */
const DAY_WORDS: ReadonlyMap<string, number> = new Map([
  ["hom nay", 0],
  ["bua nay", 0],
  ["today", 0],
  ["hom qua", -1],
  ["yesterday", -1],
  ["hom kia", -2],
  ["hom truoc", -2],
  ["ngay mai", 1],
  ["mai", 1],
  ["tomorrow", 1],
]);

const APPROXIMATE = /^(khoang|tam|chung|~|about|around)\s*/;
const BEFORE = /^(vao |tu |den |la )*(sang |chieu |toi )?(ngay |hom |mung |mong |ng\.? ?)?/;

const ISO = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/;
const NUMERIC = /^(\d{1,2}) ?[-/. ] ?(\d{1,2})(?: ?[-/. ] ?(\d{4}|\d{2}))?$/;
const SPOKEN = /^(\d{1,2}),? ?(?:thang|th|t)\.? ?(\d{1,2}),?(?: ?(?:nam |n\.? ?|[-/. ])?(\d{4}|\d{2}))?$/;
const NO_DAY = /^(?:thang ?)?(\d{1,2}) ?(?:[-/.]| nam | )? ?(\d{4})$|^(?:nam )?(\d{4})$|^thang \d{1,2}$/;

/**
 * A date as typed: d/m/yyyy, d-m-yyyy, d.m.yyyy, "17/9" (year of the inspection), "ngày 17 tháng 9
 * năm 2020", "hôm qua", also yyyy-mm-dd; the month never stands first. Gives yyyy-mm-dd.
 */
export function parseVietnameseDate(
  input: string,
  context: Pick<AnswerContext, "today" | "inspectionYear">,
): AnswerResult<string> {
  if (input.length > MAX_LENGTH) return refused("not_a_date");
  const key = searchKey(input).replace(/[.!;,]+$/, "");
  if (key === "") return refused("empty");
  if (saysNotAvailable(key) || saysNothing(key)) return NOT_AVAILABLE;
  const text = key.replace(APPROXIMATE, "");
  const approximate = text !== key;

  const offset = DAY_WORDS.get(text) ?? DAY_WORDS.get(text.replace(/^ngay /, ""));
  if (offset !== undefined) return understood(addDays(context.today, offset), { approximate });

  const iso = ISO.exec(text);
  if (iso !== null) return checked(iso[3], iso[2], iso[1], context, approximate);
  const bare = text.replace(BEFORE, "");
  const match = NUMERIC.exec(bare) ?? SPOKEN.exec(bare);
  if (match !== null) return checked(match[1], match[2], match[3], context, approximate);
  return NO_DAY.test(bare) ? refused("day_missing") : refused("not_a_date");
}

function checked(
  dayText: string | undefined,
  monthText: string | undefined,
  yearText: string | undefined,
  context: Pick<AnswerContext, "inspectionYear">,
  approximate: boolean,
): AnswerResult<string> {
  const twoDigits = yearText?.length === 2;
  const typed = yearText === undefined ? context.inspectionYear : Number(yearText);
  const date = { year: twoDigits ? CENTURY + typed : typed, month: Number(monthText), day: Number(dayText) };
  if (date.month < 1 || date.month > 12)
    return refused("no_such_month", { day: date.day, month: date.month });
  if (date.year < MIN_YEAR || date.year > MAX_YEAR) {
    return refused("year_out_of_range", { year: date.year, min: MIN_YEAR, max: MAX_YEAR });
  }
  if (!isRealDate(date)) return refused("no_such_day", { ...date });
  return understood(writeIsoDate(date), { approximate, doubt: twoDigits ? "two_digit_year" : undefined });
}
