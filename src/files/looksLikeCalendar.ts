import { calendarColumn } from "../domain/calendar/calendarFile.ts";
import { MAX_CALENDAR_FILE_BYTES } from "./readCalendarFile.ts";

/** Columns a header must have to be that of a calendar; which one is missing is said later. */
const ENOUGH_COLUMNS = 2;

/**
 * Whether a file is a table with the columns of a calendar, by its bytes: text has no mark of its own
 * at its beginning, so its header is looked at. What is in it is judged later (parseCalendar).
 */
export function looksLikeCalendar(bytes: Uint8Array): boolean {
  if (bytes.length > MAX_CALENDAR_FILE_BYTES || bytes.includes(0)) return false;
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return false;
  }
  const header = text.split(/\r?\n/).find((line) => line.trim() !== "" && !line.startsWith("#")) ?? "";
  const columns = header.split(/[,;]/).map((cell) => calendarColumn(cell.replaceAll('"', "")));
  return new Set(columns.filter((column) => column !== undefined)).size >= ENOUGH_COLUMNS;
}
