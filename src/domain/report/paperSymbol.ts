import { DEFAULT_SYMBOL, type DocumentSpec } from "../inspection/documentSpec.ts";
import type { DocumentKind } from "./reportModel.ts";

const COMMITTEE = /^(?:UBND|Ủy ban nhân dân)(?=\s|$)/u;

/** Abbreviation of the kind of paper at the head of its symbol (Nghị định 30/2020/NĐ-CP, Phụ lục III, I). */
const KIND_AT_START = /^\p{Lu}+(?=-)/u;

/** "BC-ĐKT": the symbol of a paper of an inspection. The report on remediation is the unit's own. */
export function paperSymbol(
  kind: DocumentKind,
  inspection: { unitName: string; document: Pick<DocumentSpec, "symbol"> },
): string {
  const { symbol = DEFAULT_SYMBOL } = inspection.document;
  switch (kind) {
    case "inspection_report":
      return symbol;
    case "inspection_minutes":
      return symbolOfKind(symbol, "BB");
    case "conclusion_notice":
      return symbolOfKind(symbol, "TB");
    case "remediation_report":
      return unitSymbol(inspection.unitName);
    default:
      return kind satisfies never;
  }
}

/** The report's symbol for another kind of paper: "BC-ĐKT" is "BB-ĐKT" for minutes. */
function symbolOfKind(reportSymbol: string, kind: "BB" | "TB"): string {
  return KIND_AT_START.test(reportSymbol)
    ? reportSymbol.replace(KIND_AT_START, kind)
    : `${kind}-${reportSymbol}`;
}

/**
 * "BC-UBND"; of other bodies the initials of their kind and name, as offices form them ("Sở Nội vụ":
 * BC-SNV).
 */
function unitSymbol(unitName: string): string {
  if (isCommittee(unitName)) return "BC-UBND";
  const initials = unitName
    .split(/[\s,-]+/u)
    .map((word) => (/\d/u.test(word) ? word : word.charAt(0)))
    .join("");
  return `BC-${initials.toLocaleUpperCase("vi")}`;
}

/** A people's committee (UBND). */
export function isCommittee(unitName: string): boolean {
  return COMMITTEE.test(unitName);
}
