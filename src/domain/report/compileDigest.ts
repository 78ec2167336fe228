import { formatDate } from "../answer/formatDate.ts";
import { formatNumber } from "../answer/formatNumber.ts";
import { allRecommendations } from "./allRecommendations.ts";
import { keyFigureLines } from "./keyFigureLines.ts";
import { realFindings, reportObservations } from "./realFindings.ts";
import { missingFigures } from "./reportData.ts";
import type { ReportInput } from "./reportInput.ts";
import type { ReportSay } from "./reportSay.ts";

/** Leads read on a phone: a digest of at most this many lines stands before the document. */
export const MAX_DIGEST_LINES = 10;

/** The inspection in at most ten lines: unit and day first, then progress, figures and counts. */
export function compileDigest(input: ReportInput, say: ReportSay): string[] {
  const { inspection, language } = input;
  const count = (value: number) => formatNumber(value, language);
  const missing = missingFigures(input);
  const undecided = input.findings.filter((finding) => !finding.decided).length;
  const before = [
    say("report-digest-title", {
      unit: inspection.unitName,
      date: formatDate(inspection.visitDate, "short", language),
    }),
    say("report-digest-areas", {
      submitted: count(input.areas.filter((area) => area.submitted).length),
      total: count(input.areas.length),
    }),
  ];
  const after = [
    say("report-digest-findings", {
      findings: count(realFindings(input).length),
      observations: count(reportObservations(input).length),
      recommendations: count(allRecommendations(input).length),
    }),
    ...(missing === 0 ? [] : [say("report-digest-no-data", { count: count(missing) })]),
    ...(undecided === 0 ? [] : [say("report-digest-undecided", { count: count(undecided) })]),
  ];
  const room = MAX_DIGEST_LINES - before.length - after.length;
  return [...before, ...keyFigureLines(input, room, say), ...after];
}
