import type { ReportModel } from "../domain/report/reportModel.ts";
import type { Locale } from "../domain/text.ts";
import type { Act } from "../messaging/act.ts";
import { compileModel } from "../usecases/document/buildReport.ts";
import { unknownInspection } from "./unknownInspection.ts";

/**
 * The report of an inspection as data, as it stands now.
 * @throws Refusal when there is none with this code
 */
export async function compileInspection(act: Act, code: string, language: Locale): Promise<ReportModel> {
  const tx = await act.uow.prisma();
  const inspection = await tx.inspection.findUnique({ where: { code }, select: { id: true } });
  if (inspection === null) throw unknownInspection(code);
  return (await compileModel(act, inspection.id, language)).model;
}
