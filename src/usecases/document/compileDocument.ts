import { compileConclusion } from "../../domain/report/compileConclusion.ts";
import { compileMinutes } from "../../domain/report/compileMinutes.ts";
import { compileRemediationReport } from "../../domain/report/compileRemediationReport.ts";
import { compileReport } from "../../domain/report/compileReport.ts";
import type { ReportInput } from "../../domain/report/reportInput.ts";
import type { DocumentKind, DocumentModel, ReportModel } from "../../domain/report/reportModel.ts";
import { reportWorkbook } from "../../domain/report/reportWorkbook.ts";
import type { Workbook } from "../../domain/report/workbook.ts";
import type { Locale } from "../../domain/text.ts";
import { NO_PICTURES, type Pictures } from "../../documents/pictures.ts";
import type { Act } from "../../messaging/act.ts";
import { pictureBytes } from "../evidence/reportPictures.ts";
import { syncFindings } from "../finding/syncFindings.ts";
import { readRemediation } from "./readRemediation.ts";
import { readReport } from "./readReport.ts";
import { reportSay } from "./reportSay.ts";

/** What of the inspection a document was compiled from. */
export interface DocumentSource {
  code: string;
  unitName: string;
  visitDate: string;
  answersVersion: number;
}

export interface CompiledReport extends DocumentSource {
  model: ReportModel;
  /** Bytes of the pictures it names. */
  pictures: Pictures;
}

export type CompiledDocument = DocumentSource & { model: DocumentModel; pictures: Pictures };
export type CompiledWorkbook = DocumentSource & { workbook: Workbook };

/** A paper of an inspection as it stands now; null for a remediation report with nothing assigned. */
export async function compileDocument(
  act: Act,
  inspectionId: string,
  kind: DocumentKind,
  language: Locale,
): Promise<CompiledDocument | null> {
  const say = reportSay(language);
  switch (kind) {
    case "inspection_report":
      return compileModel(act, inspectionId, language);
    case "inspection_minutes": {
      const { input, source } = await reportInput(act, inspectionId, language);
      return { ...source, model: compileMinutes(input, say), pictures: NO_PICTURES };
    }
    case "conclusion_notice": {
      const { input, source } = await reportInput(act, inspectionId, language);
      return { ...source, model: compileConclusion(input, say), pictures: NO_PICTURES };
    }
    case "remediation_report": {
      const input = await readRemediation(act, inspectionId, { language, timeZone: act.timeZone });
      if (input === null) return null;
      const source = await sourceOf(act, inspectionId, input.report);
      return { ...source, model: compileRemediationReport(input, say), pictures: NO_PICTURES };
    }
  }
}

/** The report of an inspection as it stands now, as a model. */
export async function compileModel(
  act: Act,
  inspectionId: string,
  language: Locale,
): Promise<CompiledReport> {
  const { input, source } = await reportInput(act, inspectionId, language);
  const model = compileReport(input, reportSay(language));
  return { ...source, model, pictures: await pictureBytes(act, model) };
}

/** All figures, findings and recommendations as a workbook. */
export async function compileWorkbook(
  act: Act,
  inspectionId: string,
  language: Locale,
): Promise<CompiledWorkbook> {
  const { input, source } = await reportInput(act, inspectionId, language);
  return { ...source, workbook: reportWorkbook(input, reportSay(language)) };
}

async function reportInput(
  act: Act,
  inspectionId: string,
  language: Locale,
): Promise<{ input: ReportInput; source: DocumentSource }> {
  await syncFindings(act, inspectionId);
  const input = await readReport(act, inspectionId, { language, timeZone: act.timeZone });
  return { input, source: await sourceOf(act, inspectionId, input) };
}

async function sourceOf(act: Act, inspectionId: string, input: ReportInput): Promise<DocumentSource> {
  const tx = await act.uow.prisma();
  const { answersVersion } = await tx.inspection.findUniqueOrThrow({ where: { id: inspectionId } });
  const { code, unitName, visitDate } = input.inspection;
  return { code, unitName, visitDate, answersVersion };
}
