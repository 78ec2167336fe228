import { roman } from "./numbering.ts";
import type { ReportSay } from "./reportTexts.ts";

/** What the text calls the appendices; null for one that the report does not have. */
export interface AppendixNames {
  figures: string | null;
  findings: string | null;
}

/** Roman numbers when there are two, none when there is one (NĐ 30/2020, PL I, III.1). */
export function appendixNames(has: { figures: boolean; findings: boolean }, say: ReportSay): AppendixNames {
  const both = has.figures && has.findings;
  const name = (number: number) =>
    both ? say("report-appendix-number", { number: roman(number) }) : say("report-appendix");
  return { figures: has.figures ? name(1) : null, findings: has.findings ? name(2) : null };
}
