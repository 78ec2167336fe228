import { compileForm } from "../../../src/domain/form/compiled/compileForm.ts";
import {
  openSession,
  type FormSession,
  type SessionStart,
} from "../../../src/domain/form/session/FormSession.ts";
import type { FormDef } from "../../../src/domain/form/definition/formDef.ts";
import { importForm } from "../../../src/domain/form/import/importForm.ts";
import type { FormProblem } from "../../../src/domain/form/problems/formProblem.ts";
import type { FormEnvironment } from "../../../src/domain/form/session/FormEnvironment.ts";
import type { Cell, Sheets } from "../../../src/domain/form/sheets/sheets.ts";

/** The day of the inspection of Chợ Đồn, 08:30 in Hà Nội. */
export const ENVIRONMENT: FormEnvironment = {
  today: () => "2020-09-17",
  now: () => "2020-09-17T01:30:00.000Z",
  timeZone: "Asia/Ho_Chi_Minh",
  random: () => 0.5,
  uuid: () => "11111111-2222-3333-4444-555555555555",
};

/** A sheet from a text table: columns separated by "|", first line the header. */
export function sheet(table: string): Cell[][] {
  return table
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((line) => line.split("|").map((cell) => cell.trim()));
}

/** Rows as records; for sheets with many columns of which each row fills a few. */
type Records = readonly Readonly<Record<string, string | number>>[];

function recordSheet(records: Records): Cell[][] {
  const columns = [...new Set(records.flatMap((record) => Object.keys(record)))];
  return [columns, ...records.map((record) => columns.map((column) => record[column]))];
}

export type FormParts = {
  survey: string | Records;
  choices?: string | Records;
  settings?: string | Records;
  rules?: string | Records;
  entities?: string | Records;
};

export function sheets(parts: FormParts): Sheets {
  return Object.fromEntries(
    Object.entries(parts).map(([name, table]) => [
      name,
      typeof table === "string" ? sheet(table) : recordSheet(table),
    ]),
  );
}

export function formOf(parts: FormParts): FormDef {
  const result = importForm(sheets(parts));
  if (!result.ok) throw new Error(result.problems.map((problem) => JSON.stringify(problem)).join("\n"));
  return result.form;
}

export function problemsOf(parts: FormParts): FormProblem[] {
  const result = importForm(sheets(parts));
  return result.ok ? [] : result.problems;
}

export function sessionOf(parts: FormParts, start: SessionStart = {}): FormSession {
  return openSession(compileForm(formOf(parts)), ENVIRONMENT, start);
}

/** Answers a question with a value. */
export function answer(session: FormSession, path: string, value: string | number | readonly string[]): void {
  session.set(path, { state: "answered", value });
}
