import { readIsoDate } from "../calendar/isoDay.ts";
import { notationLocale } from "./notationWords.ts";

/**
 * - `numeric`   17/09/2020, in chat and tables
 * - `short`     17/9/2020, in running text
 * - `dayMonth`  17/9, where the year is clear
 * - `document`  "ngày 17 tháng 9 năm 2020", in official documents
 */
export type DateForm = "numeric" | "short" | "dayMonth" | "document";

const ENGLISH_MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

/**
 * Writes an ISO date ("2020-09-17") for people; the day always stands first, in English too.
 * Throws RangeError when the text is no date: what is stored was checked when it was typed.
 */
export function formatDate(iso: string, form: DateForm, language = "vi"): string {
  const date = readIsoDate(iso);
  if (date === null) throw new RangeError(`not an ISO date: ${iso}`);
  const { year, month, day } = date;
  switch (form) {
    case "numeric":
      return `${pad(day)}/${pad(month)}/${yearText(year)}`;
    case "short":
      return `${day}/${month}/${yearText(year)}`;
    case "dayMonth":
      return `${day}/${month}`;
    case "document":
      return notationLocale(language) === "vi"
        ? `ngày ${documentDay(day)} tháng ${documentMonth(month)} năm ${yearText(year)}`
        : `${day} ${ENGLISH_MONTHS[month - 1]} ${yearText(year)}`;
    default:
      return form satisfies never;
  }
}

/** "08:30", or "08 giờ 30 phút" as minutes of meetings write it. `time` is HH:mm[:ss] of 24 hours. */
export function formatTime(time: string, form: "numeric" | "document", language = "vi"): string {
  const match = /^(\d{2}):(\d{2})/.exec(time);
  if (match === null) throw new RangeError(`not a time: ${time}`);
  const spoken = form === "document" && notationLocale(language) === "vi";
  return spoken ? `${match[1]} giờ ${match[2]} phút` : `${match[1]}:${match[2]}`;
}

/** The zero rule of Nghị định 30/2020/NĐ-CP, Phụ lục I, II.4: days below 10 ... */
function documentDay(day: number): string {
  return pad(day);
}

/** ... and the months 1 and 2 get a zero, the months 3 to 9 do not. */
function documentMonth(month: number): string {
  return month <= 2 ? pad(month) : String(month);
}

function pad(value: number): string {
  return String(value).padStart(2, "0");
}

function yearText(year: number): string {
  return String(year).padStart(4, "0");
}
