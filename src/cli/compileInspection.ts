import type { DocumentKind } from "../domain/report/reportModel.ts";
import type { Locale } from "../domain/text.ts";
import type { Act } from "../messaging/act.ts";
import {
  compileDocument,
  compileModel,
  compileWorkbook,
  type CompiledDocument,
  type CompiledReport,
  type CompiledWorkbook,
} from "../usecases/document/compileDocument.ts";
import { syncFindings } from "../usecases/finding/syncFindings.ts";
import { Refusal } from "./Refusal.ts";
import { unknownInspection } from "./unknownInspection.ts";

/** The report of an inspection as it stands now. @throws Refusal when there is no such inspection */
export async function compileInspection(act: Act, code: string, language: Locale): Promise<CompiledReport> {
  return compileModel(act, await inspectionId(act, code), language);
}

/** Another paper of it. @throws Refusal also when there is nothing to report yet */
export async function compilePaper(
  act: Act,
  code: string,
  kind: DocumentKind,
  language: Locale,
): Promise<CompiledDocument> {
  const compiled = await compileDocument(act, await inspectionId(act, code), kind, language);
  if (compiled !== null) return compiled;
  throw new Refusal(
    "nothing_assigned",
    `In ${code} nothing has been assigned to be remedied yet: conclude the inspection first (inspection conclude).`,
  );
}

/** Its figures, findings and recommendations as a workbook. @throws Refusal */
export async function compileFigures(act: Act, code: string, language: Locale): Promise<CompiledWorkbook> {
  return compileWorkbook(act, await inspectionId(act, code), language);
}

/** Of an inspection whose findings follow its answers from here on. */
async function inspectionId(act: Act, code: string): Promise<string> {
  const tx = await act.uow.prisma();
  const inspection = await tx.inspection.findUnique({ where: { code }, select: { id: true } });
  if (inspection === null) throw unknownInspection(code);
  await syncFindings(act, inspection.id);
  return inspection.id;
}
