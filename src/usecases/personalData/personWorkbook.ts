import { textCell, type Workbook, type WorkbookSheet } from "../../domain/report/workbook.ts";
import type { Locale } from "../../domain/text.ts";
import { t } from "../../i18n/t.ts";
import type { PersonData } from "./personData.ts";

const COLUMN_WIDTH = 28;
/** A cell of Excel holds no more (its specification); the JSON has all of it. */
const MAX_CELL = 32_000;

/** The copy for people to read: a sheet a part, a column a field. */
export function personWorkbook(data: PersonData, createdAt: Date, locale: Locale): Workbook {
  const { person, ...lists } = data;
  return {
    createdAt: createdAt.toISOString(),
    sheets: [
      sheet(t(locale, "mydata-sheet-person"), [person]),
      ...LISTS.map((part) => sheet(t(locale, `mydata-sheet-${part}`), lists[part])),
    ],
  };
}

const LISTS = [
  "roles",
  "accounts",
  "sessions",
  "messages",
  "answers",
  "evidence",
  "remediation",
  "acts",
  "requests",
] as const;

function sheet(name: string, rows: readonly object[]): WorkbookSheet {
  const columns = Object.keys(rows[0] ?? {});
  return {
    name,
    columns: columns.map((label) => ({ label, width: COLUMN_WIDTH })),
    rows: rows.map((row) => {
      const fields = new Map<string, unknown>(Object.entries(row));
      return columns.map((column) => textCell(printed(fields.get(column))));
    }),
  };
}

function printed(value: unknown): string | null {
  return typeof value === "string" ? value.slice(0, MAX_CELL) : null;
}
