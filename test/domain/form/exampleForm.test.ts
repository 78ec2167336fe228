import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { importForm } from "../../../src/domain/form/import/importForm.ts";
import { testForm } from "../../../src/domain/form/tester/testForm.ts";
import { formSha256 } from "../../../src/files/formSha256.ts";
import { readFormFolder } from "../../../src/files/readFormFolder.ts";
import { readFormWorkbook } from "../../../src/files/readFormWorkbook.ts";

const DOCS = join(import.meta.dirname, "../../../docs");

it("the workbook of the documentation is its folder, without a mistake and without a complaint", async () => {
  const read = await readFormWorkbook(await readFile(join(DOCS, "example-form.xlsx")));
  const workbook = read.ok ? importForm(read.sheets) : undefined;
  const folder = importForm(await readFormFolder(join(DOCS, "example-form")));
  expect(folder.ok ? [] : folder.problems).toEqual([]);
  expect(workbook?.ok === true && folder.ok && formSha256(workbook.form)).toBe(
    folder.ok && formSha256(folder.form),
  );
  const report = folder.ok ? testForm(folder.form) : undefined;
  expect([report?.complaints, report?.undecided]).toEqual([[], []]);
});

it("every column the documentation names is one the importer knows, and the other way round", async () => {
  const { SURVEY_COLUMNS, RULE_COLUMNS } = await import("../../../src/domain/form/sheets/sheetColumns.ts");
  const text = await readFile(join(DOCS, "forms.md"), "utf8");
  // Rarely needed: a score, and the message of a required question.
  const rare = new Set(["max_score", "required_message"]);
  const unnamed = [...SURVEY_COLUMNS, ...RULE_COLUMNS].filter(
    (column) => !rare.has(column) && !new RegExp(`\`${column}(::vi)?\``).test(text),
  );
  expect(unnamed).toEqual([]);
});
