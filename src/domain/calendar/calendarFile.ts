import { searchKey } from "../language/searchKey.ts";
import { dayNumber, type IsoDay, readIsoDate, writeIsoDate } from "./isoDay.ts";
import { isWeekday } from "./weekdays.ts";
import type { CalendarDayKind } from "./WorkingCalendar.ts";

/** One row of the calendar of an organization. */
export interface CalendarDay {
  day: IsoDay;
  kind: CalendarDayKind;
  name: string;
  /** Fixed by law or announced, as opposed to derived from last year's pattern. */
  confirmed: boolean;
}

export const CALENDAR_COLUMNS = ["day", "kind", "name", "confirmed"] as const;
type Column = (typeof CALENDAR_COLUMNS)[number];

/** What is wrong in a calendar file; `row` is the line of the file as an editor shows it. */
export interface CalendarProblem {
  row: number;
  /** Null: the row as a whole. */
  column: Column | null;
  code:
    | "no_header"
    | "column_missing"
    | "column_unknown"
    | "day_invalid"
    | "day_twice"
    | "kind_unknown"
    | "make_up_day_in_the_week"
    | "name_missing"
    | "name_too_long"
    | "confirmed_unclear"
    | "no_days";
  /** The cell, or what the code is about. */
  value: string;
}

export type CalendarFileResult =
  | { ok: true; days: CalendarDay[] }
  | { ok: false; problems: CalendarProblem[] };

/** A row of cells with the line it stands in. */
export interface CalendarLine {
  row: number;
  cells: readonly string[];
}

const MAX_NAME_LENGTH = 200;

/** Columns, kinds and yes or no as they may be written, in both languages and without accents. */
const COLUMN_WORDS: ReadonlyMap<string, Column> = new Map([
  ["day", "day"],
  ["ngay", "day"],
  ["kind", "kind"],
  ["loai", "kind"],
  ["name", "name"],
  ["ten", "name"],
  ["confirmed", "confirmed"],
  ["xac nhan", "confirmed"],
]);
const KIND_WORDS: ReadonlyMap<string, CalendarDayKind> = new Map([
  ["holiday", "holiday"],
  ["nghi", "holiday"],
  ["make_up_day", "make_up_day"],
  ["lam bu", "make_up_day"],
]);
const YES_NO_WORDS: ReadonlyMap<string, boolean> = new Map([
  ["yes", true],
  ["co", true],
  ["no", false],
  ["khong", false],
]);

/** The column that a header names, as people write it; undefined for any other. */
export function calendarColumn(header: string): Column | undefined {
  return COLUMN_WORDS.get(wordOf(header));
}

function wordOf(cell: string): string {
  return searchKey(cell).trim();
}

/**
 * Checks the rows of a calendar file: a header with the columns day, kind, name, confirmed (ngày, loại, tên,
 * xác nhận) in any order, then one day a row. Empty rows and rows that begin with # are passed over. All mistakes are
 * reported at once; with any mistake nothing is taken over, for half a calendar gives wrong deadlines.
 */
export function calendarFile(lines: readonly CalendarLine[]): CalendarFileResult {
  const rows = lines
    .map(({ row, cells }) => ({ row, cells: cells.map((cell) => cell.trim().normalize("NFC")) }))
    .filter(({ cells }) => cells.some((cell) => cell !== "") && cells[0]?.startsWith("#") !== true);
  const [header, ...body] = rows;
  if (header === undefined) return fail([{ row: 1, column: null, code: "no_header", value: "" }]);
  const places = readHeader(header);
  if (!places.ok) return fail(places.problems);

  const problems: CalendarProblem[] = [];
  const days = new Map<IsoDay, CalendarDay>();
  const lineOf = new Map<IsoDay, number>();
  for (const { row, cells } of body) {
    const cell = (column: Column) => cells[places.of[column]] ?? "";
    const report = (column: Column, code: CalendarProblem["code"], value = cell(column)) =>
      problems.push({ row, column, code, value });
    const day = readDay(cell("day"));
    const kind = KIND_WORDS.get(wordOf(cell("kind")));
    const confirmed = YES_NO_WORDS.get(wordOf(cell("confirmed")));
    const name = cell("name");
    if (day === null) report("day", "day_invalid");
    if (kind === undefined) report("kind", "kind_unknown");
    if (confirmed === undefined) report("confirmed", "confirmed_unclear");
    if (name === "") report("name", "name_missing");
    if (name.length > MAX_NAME_LENGTH) report("name", "name_too_long", String(name.length));
    if (day === null || kind === undefined || confirmed === undefined) continue;
    const first = lineOf.get(day);
    if (first !== undefined) report("day", "day_twice", String(first));
    if (kind === "make_up_day" && isWeekday(dayNumber(day))) report("kind", "make_up_day_in_the_week", day);
    lineOf.set(day, row);
    days.set(day, { day, kind, name, confirmed });
  }
  if (body.length === 0) problems.push({ row: header.row, column: null, code: "no_days", value: "" });
  if (problems.length > 0) return fail(problems);
  return { ok: true, days: [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1)) };
}

function readHeader({
  row,
  cells,
}: CalendarLine): { ok: true; of: Record<Column, number> } | { ok: false; problems: CalendarProblem[] } {
  const columns = cells.map(calendarColumn);
  const at = (column: Column) => columns.indexOf(column);
  const missing = CALENDAR_COLUMNS.filter((column) => at(column) === -1);
  const unknown = cells
    .filter((cell, place) => cell !== "" && columns[place] === undefined)
    .map((cell) => cell.toLowerCase());
  const problems = [
    ...missing.map((column) => ({ row, column, code: "column_missing" as const, value: column })),
    ...unknown.map((name) => ({ row, column: null, code: "column_unknown" as const, value: name })),
  ];
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, of: { day: at("day"), kind: at("kind"), name: at("name"), confirmed: at("confirmed") } };
}

/** "2026-02-17", or "17/2/2026" as Vietnamese spreadsheets save it; the month never comes first. */
function readDay(text: string): IsoDay | null {
  if (readIsoDate(text) !== null) return text;
  const match = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  if (match === null) return null;
  const iso = writeIsoDate({ year: Number(match[3]), month: Number(match[2]), day: Number(match[1]) });
  return readIsoDate(iso) === null ? null : iso;
}

function fail(problems: CalendarProblem[]): CalendarFileResult {
  return { ok: false, problems };
}
