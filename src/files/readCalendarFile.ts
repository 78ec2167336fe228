import { readFile } from "node:fs/promises";
import { CsvError, parse } from "csv-parse/sync";
import { z } from "zod";
import {
  calendarFile,
  type CalendarDay,
  type CalendarLine,
  type CalendarProblem,
} from "../domain/calendar/calendarFile.ts";

/** The calendar shipped with the program: Vietnam 2020-2030. */
export const VIETNAM_CALENDAR = new URL("../../calendar/vietnam.csv", import.meta.url);

/** Largest calendar file read, in bytes; eleven years have 10 KB. */
export const MAX_CALENDAR_FILE_BYTES = 1_000_000;

export type FileProblem = { row: number; code: "too_large" | "not_utf8" | "not_csv"; value: string };
export type ReadCalendarResult =
  | { ok: true; days: CalendarDay[] }
  | { ok: false; problems: (CalendarProblem | FileProblem)[] };

/** Reads a calendar file. Throws when it cannot be read at all; mistakes in it are returned. */
export async function readCalendarFile(file: string | URL): Promise<ReadCalendarResult> {
  return parseCalendar(await readFile(file));
}

const parsedRows = z.array(
  z.object({ record: z.array(z.string()), info: z.object({ lines: z.number().int() }) }),
);

/**
 * The days of a calendar file (CSV by RFC 4180, UTF-8, comma or, as Vietnamese spreadsheets write,
 * semicolon), or every mistake with its line.
 */
export function parseCalendar(bytes: Uint8Array): ReadCalendarResult {
  if (bytes.length > MAX_CALENDAR_FILE_BYTES) return refuse(1, "too_large", String(bytes.length));
  let text: string;
  try {
    // Office programs that save in an 8-bit code page would turn names into wrong letters.
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return refuse(1, "not_utf8", "");
  }
  const lines = readLines(text);
  return Array.isArray(lines) ? calendarFile(lines) : lines;
}

function readLines(text: string): CalendarLine[] | ReadCalendarResult {
  try {
    const parsed: unknown = parse(text, {
      bom: true,
      delimiter: [",", ";"],
      info: true,
      relax_column_count: true,
      skip_empty_lines: false,
    });
    return parsedRows.parse(parsed).map(({ record, info }) => ({ row: info.lines, cells: record }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line: unknown = error["lines"];
    return refuse(typeof line === "number" ? line : 1, "not_csv", error.code);
  }
}

function refuse(row: number, code: FileProblem["code"], value: string): ReadCalendarResult {
  return { ok: false, problems: [{ row, code, value }] };
}
