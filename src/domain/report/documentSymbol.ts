/** Abbreviation of the kind of paper at the head of its symbol (Nghị định 30/2020/NĐ-CP, Phụ lục III, I). */
const KIND_AT_START = /^\p{Lu}+(?=-)/u;

/** The report's symbol for another kind of paper: "BC-ĐKT" is "BB-ĐKT" for minutes. */
export function documentSymbol(reportSymbol: string, kind: "BB" | "TB"): string {
  return KIND_AT_START.test(reportSymbol)
    ? reportSymbol.replace(KIND_AT_START, kind)
    : `${kind}-${reportSymbol}`;
}
