import { formatDate } from "../answer/formatDate.ts";
import { formatNumber } from "../answer/formatNumber.ts";
import { allRecommendations, belongsTo, deadlineOf, remediesOf } from "./allRecommendations.ts";
import { dashPoints, letterPoints, paragraph } from "./blocks.ts";
import { realFindings } from "./realFindings.ts";
import type { SectionDraft } from "./numberSections.ts";
import { pointLetter } from "./numbering.ts";
import { unitHeadPost } from "./people.ts";
import type { ReportInput, ReportInputFinding, ReportInputRecommendation } from "./reportInput.ts";
import type { ReportSay } from "./reportSay.ts";
import { joinStatements, withoutEnd } from "../language/sentence.ts";

/**
 * Where the findings stand, for references like "điểm a khoản 2 Mục III", "điểm a Mục IV" or "điểm a
 * khoản 2"; numbers without marks.
 */
export type FindingPlace =
  | { section: string; clause: string }
  | { section: string; clause: null }
  | { section: null; clause: string };

/** IV: to the unit (remedies of the findings, then what hangs on no finding), sở ngành, UBND tỉnh. */
export function recommendationSection(input: ReportInput, place: FindingPlace, say: ReportSay): SectionDraft {
  const recommendations = allRecommendations(input);
  const to = (addressee: ReportInputRecommendation["addressee"]) =>
    recommendations.filter((recommendation) => recommendation.addressee === addressee);
  const plain = (id: string, title: string, list: readonly ReportInputRecommendation[]): SectionDraft => ({
    id,
    title,
    blocks: letterPoints(list.map((recommendation) => recommendationText(recommendation, input, say))),
    children: [],
  });
  return {
    id: "recommendations",
    title: say("report-recommendations"),
    blocks: [],
    children: [
      unitSection(input, place, say),
      plain("recommendations.departments", say("report-for-departments"), to("department")),
      plain("recommendations.province", say("report-for-province"), to("province")),
    ],
  };
}

/** What the unit has to do: about each finding, and what hangs on none; texts without end mark. */
export interface UnitRequirements {
  remedies: string[];
  others: string[];
}

/**
 * `every`: also for findings that nobody has written a remedy for; a notice of conclusion gives each
 * its deadline.
 */
export function unitRequirements(
  input: ReportInput,
  place: FindingPlace,
  say: ReportSay,
  options: { every: boolean } = { every: false },
): UnitRequirements {
  const findings = realFindings(input);
  const recommendations = allRecommendations(input).filter(({ addressee }) => addressee === "unit");
  const remedies = findings.flatMap((finding, index) => {
    const texts = remediesOf(finding, recommendations);
    if (texts.length === 0 && options.every) texts.push(say("document-remedy-plain"));
    if (texts.length === 0) return [];
    const text = remedyText(pointLetter(index + 1), joinStatements(texts), place, say);
    const dueDate = deadlineOf(finding, recommendations);
    return [withDeadline(withResponsible(text, finding, say), { ...finding, dueDate }, input, say)];
  });
  const others = recommendations
    .filter((recommendation) => !findings.some((finding) => belongsTo(recommendation, finding)))
    .map((recommendation) => recommendationText(recommendation, input, say));
  return { remedies, others };
}

function unitSection(input: ReportInput, place: FindingPlace, say: ReportSay): SectionDraft {
  const { remedies, others } = unitRequirements(input, place, say);
  const draft: SectionDraft = {
    id: "recommendations.unit",
    title: say("report-for-unit", { unit: input.inspection.unitName }),
    blocks: [],
    children: [],
  };
  if (remedies.length === 0 && others.length === 0) return draft;
  const intro = paragraph(requirementsIntro(input, say));
  if (remedies.length === 0) return { ...draft, blocks: [intro, ...letterPoints(others)] };
  const child = (id: string, title: string, texts: readonly string[]): SectionDraft => ({
    id: `recommendations.unit.${id}`,
    title,
    blocks: dashPoints(texts),
    children: [],
  });
  return {
    ...draft,
    blocks: [intro],
    children: [
      child("remedies", say("report-remedy"), remedies),
      child("others", say("report-other-recommendations"), others),
    ],
  };
}

/** "Đề nghị … thực hiện các nội dung dưới đây", or as the office's template has it. */
export function requirementsIntro(input: ReportInput, say: ReportSay): string {
  const { unitName, details } = input.inspection;
  const own = input.language === "vi" ? details.document.clauses?.requirementsIntro : undefined;
  return own ?? say("report-for-unit-intro", { unit: unitName, head: unitHeadPost(input, say) });
}

function remedyText(letter: string, text: string, place: FindingPlace, say: ReportSay): string {
  const { section, clause } = place;
  if (section === null) return say("document-remedy-of-clause", { letter, clause, text });
  if (clause === null) return say("document-remedy-of-section", { letter, section, text });
  return say("report-remedy-of", { letter, clause, section, text });
}

function recommendationText(
  recommendation: ReportInputRecommendation,
  input: ReportInput,
  say: ReportSay,
): string {
  const { text, dueDate } = recommendation;
  return withDeadline(withoutEnd(text), { dueDate, dueDays: null }, input, say);
}

function withResponsible(text: string, finding: ReportInputFinding, say: ReportSay): string {
  const { responsible } = finding;
  return responsible === null ? text : say("report-remedy-responsible", { text, responsible });
}

/** The day once it is set, before that the days the rule gives; nothing when there is neither. */
function withDeadline(
  text: string,
  { dueDate, dueDays }: Pick<ReportInputFinding, "dueDate" | "dueDays">,
  input: ReportInput,
  say: ReportSay,
): string {
  if (dueDate !== null)
    return say("report-by-date", { text, date: formatDate(dueDate, "document", input.language) });
  if (dueDays === null) return text;
  const leadingZero = input.language === "vi";
  return say("report-by-days", { text, days: formatNumber(dueDays, input.language, { leadingZero }) });
}
