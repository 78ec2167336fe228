import { formatDate } from "../../domain/answer/formatDate.ts";
import { shortUnitName } from "../../domain/inspection/shortUnitName.ts";
import { asciiFileName } from "../../domain/language/asciiFileName.ts";
import type { DocumentKind } from "../../domain/report/reportModel.ts";
import type { Locale } from "../../domain/text.ts";
import type { DocumentFormat } from "../../domain/report/documentOrder.ts";

const STEMS: Readonly<Record<Locale, Record<DocumentKind | "workbook", string>>> = {
  vi: {
    inspection_report: "bao-cao-kiem-tra",
    inspection_minutes: "bien-ban-kiem-tra",
    conclusion_notice: "thong-bao-ket-luan-kiem-tra",
    remediation_report: "bao-cao-khac-phuc",
    workbook: "so-lieu-kiem-tra",
  },
  en: {
    inspection_report: "inspection-report",
    inspection_minutes: "inspection-minutes",
    conclusion_notice: "conclusion-notice",
    remediation_report: "remediation-report",
    workbook: "inspection-figures",
  },
};

/** "bao-cao-kiem-tra-cho-don-17-9-2020.pdf": a name that every system takes and people can tell apart. */
export function documentName(document: {
  kind: DocumentKind;
  format: DocumentFormat;
  language: Locale;
  unitName: string;
  /** yyyy-mm-dd */
  visitDate: string;
}): string {
  const { kind, format, language, unitName, visitDate } = document;
  const stem = STEMS[language][format === "xlsx" ? "workbook" : kind];
  const day = formatDate(visitDate, "short").replaceAll("/", "-");
  return `${asciiFileName(`${stem}-${shortUnitName(unitName)}-${day}`)}.${format}`;
}

/** Whether a file was the report on remediation once; signing programs add to its name. */
export function isRemediationReportName(fileName: string): boolean {
  return ["bao-cao-khac-phuc", "remediation-report"].some((stem) => fileName.toLowerCase().startsWith(stem));
}
