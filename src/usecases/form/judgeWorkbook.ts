import type { FormDef } from "../../domain/form/definition/formDef.ts";
import { importForm } from "../../domain/form/import/importForm.ts";
import type { FormProblem } from "../../domain/form/problems/formProblem.ts";
import { testForm, type FormTestReport } from "../../domain/form/tester/testForm.ts";
import { readFormWorkbook } from "../../files/readFormWorkbook.ts";
import type { WorkbookProblem } from "../../files/workbookProblem.ts";

/** What a workbook somebody sent is worth. */
export type WorkbookJudgement =
  | { kind: "unreadable"; reason: WorkbookProblem }
  | { kind: "mistakes"; problems: FormProblem[] }
  /** A form: what ODK's own tools would let pass is only noted, what the tester found stands beside it. */
  | { kind: "form"; form: FormDef; notices: FormProblem[]; report: FormTestReport };

/** Reads, checks and tries a workbook. Done in a process of its own (workbookJudge.ts). */
export async function judgeWorkbook(bytes: Uint8Array): Promise<WorkbookJudgement> {
  const read = await readFormWorkbook(Buffer.from(bytes));
  if (!read.ok) return { kind: "unreadable", reason: read.reason };
  const imported = importForm(read.sheets, { strictness: "tolerant" });
  if (!imported.ok) return { kind: "mistakes", problems: imported.problems };
  const { form, notices } = imported;
  return { kind: "form", form, notices, report: testForm(form) };
}
