import { compileConclusion } from "../../domain/report/compileConclusion.ts";
import { compileMinutes } from "../../domain/report/compileMinutes.ts";
import { compileRemediationReport } from "../../domain/report/compileRemediationReport.ts";
import { compileReport } from "../../domain/report/compileReport.ts";
import type { ReportInput } from "../../domain/report/reportInput.ts";
import type { DocumentKind, DocumentModel, ReportModel } from "../../domain/report/reportModel.ts";
import { symbolOf } from "../../domain/report/documentHead.ts";
import { reportWorkbook } from "../../domain/report/reportWorkbook.ts";
import type { Workbook } from "../../domain/report/workbook.ts";
import type { Locale } from "../../domain/text.ts";
import { NO_PICTURES, type Pictures } from "../../documents/pictures.ts";
import { formatNumber } from "../../domain/answer/formatNumber.ts";
import type { Act } from "../../messaging/act.ts";
import { pictureBytes } from "../evidence/reportPictures.ts";
import { type DocumentSource, frozenPaper } from "./frozenPaper.ts";
import { readRemediation } from "./readRemediation.ts";
import { readReport } from "./readReport.ts";
import { reportSay } from "./reportSay.ts";

export interface CompiledReport extends DocumentSource {
  model: ReportModel;
  /** Bytes of the pictures it names. */
  pictures: Pictures;
}

export type CompiledDocument = DocumentSource & { model: DocumentModel; pictures: Pictures };
export type CompiledWorkbook = DocumentSource & { workbook: Workbook };

/**
 * A paper of an inspection: as it was when it got its number, else as it stands now. Null for a remediation
 * report with nothing assigned. Reads only: whoever wants the findings of a draft to follow the answers calls
 * syncFindings before, in the same act.
 */
export async function compileDocument(
  act: Act,
  inspectionId: string,
  kind: DocumentKind,
  language: Locale,
): Promise<CompiledDocument | null> {
  const frozen = await frozenPaper(act, inspectionId, kind);
  if (frozen === null) return compileLive(act, inspectionId, kind, language);
  const model = frozen.models[language];
  return { ...frozen.source, model, pictures: await pictureBytes(act, model) };
}

/** A paper as it stands now, whether it has a number or not. */
export async function compileLive(
  act: Act,
  inspectionId: string,
  kind: DocumentKind,
  language: Locale,
): Promise<CompiledDocument | null> {
  const say = reportSay(language);
  switch (kind) {
    case "inspection_report":
      return compileLiveModel(act, inspectionId, language);
    case "inspection_minutes": {
      const { input, source } = await reportInput(act, inspectionId, language);
      return {
        ...source,
        ...issuedOf(input, kind),
        model: compileMinutes(input, say),
        pictures: NO_PICTURES,
      };
    }
    case "conclusion_notice": {
      const { input, source } = await reportInput(act, inspectionId, language);
      return {
        ...source,
        ...issuedOf(input, kind),
        model: compileConclusion(input, say),
        pictures: NO_PICTURES,
      };
    }
    case "remediation_report": {
      const input = await readRemediation(act, inspectionId, { language, timeZone: act.timeZone });
      if (input === null) return null;
      const source = await sourceOf(act, inspectionId, input.report);
      return {
        ...source,
        ...issuedOf(input.report, kind),
        model: compileRemediationReport(input, say),
        pictures: NO_PICTURES,
      };
    }
  }
}

/**
 * The same paper with the code that leads to its page: `address` is what people reach, `log` the last
 * entry of the audit log it was made under.
 */
export async function withVerification<T extends DocumentModel>(
  act: Act,
  model: T,
  source: DocumentSource,
  address: string,
): Promise<T> {
  const say = reportSay(model.language === "en" ? "en" : "vi");
  const tx = await act.uow.prisma();
  const head = await tx.auditHead.findUnique({ where: { chain: source.code } });
  const language = model.language;
  return {
    ...model,
    verification: {
      url: address,
      alt: say("document-verify-alt"),
      lines: [
        say("document-verify-at", { url: address }),
        say("document-verify-made", {
          version: formatNumber(source.answersVersion, language),
          number: formatNumber(head?.seq ?? 0, language),
          hash: (head?.hash ?? "").slice(0, PRINTED_HASH) || "–",
        }),
      ],
    },
  };
}

/** Hexadecimal digits of the log's hash that are printed: 64 bits, enough to find it again. */
const PRINTED_HASH = 16;

/** The report of an inspection with its data: as it was when it got its number, else as it stands now. */
export async function compileModel(
  act: Act,
  inspectionId: string,
  language: Locale,
): Promise<CompiledReport> {
  const frozen = await frozenPaper(act, inspectionId, "inspection_report");
  const model = frozen?.models[language];
  if (frozen === null || model === undefined || !("figures" in model))
    return compileLiveModel(act, inspectionId, language);
  return { ...frozen.source, model, pictures: await pictureBytes(act, model) };
}

async function compileLiveModel(act: Act, inspectionId: string, language: Locale): Promise<CompiledReport> {
  const { input, source } = await reportInput(act, inspectionId, language);
  const model = compileReport(input, reportSay(language));
  return {
    ...source,
    ...issuedOf(input, "inspection_report"),
    model,
    pictures: await pictureBytes(act, model),
  };
}

/**
 * All figures, findings, recommendations and what became of them as a workbook: of a report with a number as
 * they were when it got it.
 */
export async function compileWorkbook(
  act: Act,
  inspectionId: string,
  language: Locale,
): Promise<CompiledWorkbook> {
  const frozen = await frozenPaper(act, inspectionId, "inspection_report");
  const workbook = frozen?.workbooks?.[language];
  if (frozen === null || workbook === undefined) return compileLiveWorkbook(act, inspectionId, language);
  return { ...frozen.source, workbook };
}

/** The workbook as it stands now. */
export async function compileLiveWorkbook(
  act: Act,
  inspectionId: string,
  language: Locale,
): Promise<CompiledWorkbook> {
  const { input, source } = await reportInput(act, inspectionId, language);
  const remediation = await readRemediation(act, inspectionId, { language, timeZone: act.timeZone });
  return { ...source, workbook: reportWorkbook(input, remediation, reportSay(language)) };
}

async function reportInput(
  act: Act,
  inspectionId: string,
  language: Locale,
): Promise<{ input: ReportInput; source: DocumentSource }> {
  const input = await readReport(act, inspectionId, { language, timeZone: act.timeZone });
  return { input, source: await sourceOf(act, inspectionId, input) };
}

async function sourceOf(act: Act, inspectionId: string, input: ReportInput): Promise<DocumentSource> {
  const tx = await act.uow.prisma();
  const { answersVersion } = await tx.inspection.findUniqueOrThrow({ where: { id: inspectionId } });
  const { code, unitName, visitDate } = input.inspection;
  return { code, unitName, visitDate, answersVersion, number: null, issuedOn: null, editionId: null };
}

function issuedOf(input: ReportInput, kind: DocumentKind): Pick<DocumentSource, "number" | "issuedOn"> {
  const issued = input.issued[kind];
  if (issued === undefined) return { number: null, issuedOn: null };
  return { number: `${issued.number}/${symbolOf(input, kind)}`, issuedOn: issued.on };
}
