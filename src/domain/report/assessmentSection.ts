import { closingAnswer, closingLines } from "./areaFigures.ts";
import { type AppendixNames, NO_APPENDICES } from "./appendixNames.ts";
import { dashPoints, letterPoints, paragraph } from "./blocks.ts";
import { picturesOf } from "./pictureBlocks.ts";
import type { ReportCharts } from "./reportCharts.ts";
import type { SectionDraft } from "./numberSections.ts";
import type { ReportInput, ReportInputFinding } from "./reportInput.ts";
import type { Block } from "./reportModel.ts";
import { lowerFirst, withoutEnd } from "../language/sentence.ts";
import type { ReportSay } from "./reportSay.ts";
import { realFindings, reportObservations } from "./realFindings.ts";

/** Id of the section that the recommendations point back to. */
export const FINDINGS_SECTION = "assessment.findings";

/**
 * III: ưu điểm by area, tồn tại hạn chế, nguyên nhân, and the observations, which are expressly no
 * tồn tại: rules propose them, the unit must not read them as one.
 */
export function assessmentSection(
  input: ReportInput,
  { charts, names }: { charts: ReportCharts; names: AppendixNames },
  say: ReportSay,
): SectionDraft {
  const child = (id: string, title: string, blocks: Block[]): SectionDraft => ({
    id,
    title,
    blocks,
    children: [],
  });
  const findings = realFindings(input);
  const observations = reportObservations(input);
  return {
    id: "assessment",
    title: say("report-assessment"),
    blocks: ratingBlocks(input, say),
    children: [
      child("assessment.strengths", say("report-strengths"), strengthBlocks(input, say)),
      child(FINDINGS_SECTION, say("report-findings"), [
        ...findingBlocks(findings, input, say, names),
        ...charts.findings,
      ]),
      child("assessment.causes", say("report-causes"), causeBlocks(input, say)),
      child(
        "assessment.observations",
        say("report-observations"),
        observations.length === 0
          ? []
          : [
              paragraph(say("report-observations-intro")),
              ...letterPoints(observations.map((finding) => observationText(finding, input, say))),
            ],
      ),
    ],
  };
}

/** Ưu điểm, one point an area. */
export function strengthBlocks(input: ReportInput, say: ReportSay): Block[] {
  return dashPoints(closingTexts("strengths", input, say));
}

/** Tồn tại, hạn chế as points a), b) … with the pictures that show them, or the sentence that there is none. */
export function findingBlocks(
  findings: readonly ReportInputFinding[],
  input: ReportInput,
  say: ReportSay,
  appendices: AppendixNames = NO_APPENDICES,
): Block[] {
  return findings.length === 0
    ? [paragraph(noFindingsText(input, say))]
    : letterPoints(findings.map((finding) => findingText(finding, input, appendices, say)));
}

/** Nguyên nhân, one point an area. */
export function causeBlocks(input: ReportInput, say: ReportSay): Block[] {
  return dashPoints(closingTexts("causes", input, say));
}

export function ratingBlocks(input: ReportInput, say: ReportSay): Block[] {
  const ratings = input.areas.flatMap((area) => {
    const rating = closingAnswer(area, "rating");
    if (rating === null) return [];
    return [say("report-figure", { label: lowerFirst(area.label), value: lowerFirst(rating.text) })];
  });
  return ratings.length === 0 ? [] : [paragraph(say("report-ratings", { ratings: ratings.join("; ") }))];
}

/** What members wrote at the end of their areas. */
function closingTexts(closing: "strengths" | "causes", input: ReportInput, say: ReportSay): string[] {
  return input.areas.flatMap((area) => ofArea(area.label, closingLines(area, closing), say));
}

function ofArea(area: string, texts: readonly string[], say: ReportSay): string[] {
  if (texts.length === 0) return [];
  return [say("report-of-area", { area, text: texts.map((text) => withoutEnd(text)).join("; ") })];
}

function findingText(
  finding: ReportInputFinding,
  input: ReportInput,
  appendices: AppendixNames,
  say: ReportSay,
): string {
  const text = marked(finding, withoutEnd(finding.text), say);
  const pictures = picturesOf(finding.id, input, say);
  const shown =
    pictures === null || appendices.pictures === null
      ? text
      : say("report-finding-shown", { text, pictures, appendix: appendices.pictures });
  return withArea(finding, shown, input, say);
}

function observationText(finding: ReportInputFinding, input: ReportInput, say: ReportSay): string {
  const text = withoutEnd(finding.text);
  const advised =
    finding.recommendation.trim() === ""
      ? text
      : say("report-observation-advice", {
          text,
          recommendation: lowerFirst(withoutEnd(finding.recommendation)),
        });
  return withArea(finding, marked(finding, advised, say), input, say);
}

function withArea(finding: ReportInputFinding, text: string, input: ReportInput, say: ReportSay): string {
  const area = input.areas.find((known) => known.id === finding.area);
  return area === undefined ? text : say("report-of-area", { area: area.label, text });
}

/** What only rules or members propose so far must not read as the team's judgement. */
export function marked(finding: ReportInputFinding, text: string, say: ReportSay): string {
  return finding.decided ? text : say("report-undecided", { text });
}

/** "None" is a judgement, too early while areas are still open. */
function noFindingsText(input: ReportInput, say: ReportSay): string {
  const complete = input.areas.every((area) => area.submitted);
  return complete ? say("report-findings-none") : say("report-findings-none-yet");
}
