import { isQuantity } from "./areaFigures.ts";
import type { ReportInputFigure } from "./reportInput.ts";
import type { ReportSay } from "./reportSay.ts";
import { runningFigure } from "./runningFigure.ts";
import { lowerFirst, upperFirst, withoutEnd } from "../language/sentence.ts";
import type { Locale } from "../text.ts";

/** Short statements are joined up to this many characters: two to three lines of a page. */
const MAX_JOINED_LENGTH = 200;

/** Names of the answers to a yes/no question in XLSForm. */
const YES = "yes";
const NO = "no";

/**
 * What an area's figures say, as sentences. Any form will do, so nothing is known but labels, units
 * and which percentage is made of which figures:
 *
 * - a total with its parts: "Tổng số hồ sơ tiếp nhận: 710 hồ sơ, trong đó tiếp nhận trực tuyến 233
 *   hồ sơ (32,82%), …". Parts are the figures whose percentage of the total the form computes, and
 *   those whose label begins with "Trong đó".
 * - a statement that was answered with yes: "Có bố trí kinh phí thực hiện nhiệm vụ CCHC"
 * - all else: "Hạ tầng CNTT: chưa đồng bộ"
 *
 * Every answered figure is in exactly one sentence. Sentences come without end mark.
 */
export function areaNarrative(
  figures: readonly ReportInputFigure[],
  language: Locale,
  say: ReportSay,
): string[] {
  const tree = figureTree(figures, say);
  const sentences: string[] = [];
  let joined = "";
  const flush = () => {
    if (joined !== "") sentences.push(joined);
    joined = "";
  };
  for (const figure of tree.roots) {
    const parts = tree.parts.get(figure.id) ?? [];
    if (parts.length > 0) {
      flush();
      sentences.push(upperFirst(totalSentence(figure, parts, tree, language, say)));
      continue;
    }
    const clause = clauseOf(figure, tree, language, say);
    if (joined !== "" && joined.length + clause.length > MAX_JOINED_LENGTH) flush();
    joined = joined === "" ? upperFirst(clause) : `${joined}; ${lowerFirst(clause)}`;
  }
  flush();
  return sentences;
}

/** Totals with their parts, as far as the form says so. */
export interface FigureTree {
  /** Figures that are neither a part of another nor printed behind one. */
  roots: ReportInputFigure[];
  parts: Map<string, ReportInputFigure[]>;
  /** Percentages printed behind their figure, by its id. */
  rates: Map<string, ReportInputFigure>;
}

/** Finds which figures are parts of which; those without an answer are left out. */
export function figureTree(all: readonly ReportInputFigure[], say: ReportSay): FigureTree {
  const figures = all.filter((figure) => figure.state === "answered");
  const byId = new Map(figures.map((figure) => [figure.id, figure]));
  const wholeOf = new Map<string, string>();
  const rateOf = new Map<string, ReportInputFigure>();
  for (const figure of figures) {
    const { ratio } = figure;
    if (ratio === null || !isPercent(figure) || ratio.part === ratio.whole) continue;
    if (!isAmount(byId.get(ratio.part)) || !isAmount(byId.get(ratio.whole))) continue;
    // A figure can be part of one total only; a second percentage of it stands by itself.
    if (wholeOf.has(ratio.part)) continue;
    wholeOf.set(ratio.part, ratio.whole);
    rateOf.set(ratio.part, figure);
  }
  for (const [part, whole] of saidParts(all, say)) {
    if (byId.has(part) && byId.has(whole) && !wholeOf.has(part)) wholeOf.set(part, whole);
  }
  // One level deep: a part with parts of its own opens its own sentence, with its percentage.
  const wholes = new Set(wholeOf.values());
  for (const id of wholes) {
    wholeOf.delete(id);
    rateOf.delete(id);
  }
  const parts = new Map<string, ReportInputFigure[]>();
  for (const figure of figures) {
    const whole = wholeOf.get(figure.id);
    if (whole !== undefined) parts.set(whole, [...(parts.get(whole) ?? []), figure]);
  }
  const behind = new Set([...rateOf.values()].map((rate) => rate.id));
  const roots = figures.filter((figure) => !wholeOf.has(figure.id) && !behind.has(figure.id));
  return { roots, parts, rates: rateOf };
}

/**
 * "Trong đó: …" belongs to the nearest figure above that has no such label, whether that one was
 * answered or not.
 */
function saidParts(all: readonly ReportInputFigure[], say: ReportSay): [part: string, whole: string][] {
  const pairs: [string, string][] = [];
  let total: ReportInputFigure | null = null;
  for (const figure of all) {
    if (!labelSaysPart(figure.label, say)) total = figure;
    else if (total !== null && isAmount(total) && isAmount(figure)) pairs.push([figure.id, total.id]);
  }
  return pairs;
}

function isPercent(figure: ReportInputFigure): boolean {
  return figure.quantity === "percent";
}

/** What can have parts or be one: a number that is no percentage. */
function isAmount(figure: ReportInputFigure | undefined): boolean {
  return figure !== undefined && isQuantity(figure) && !isPercent(figure);
}

function totalSentence(
  total: ReportInputFigure,
  parts: readonly ReportInputFigure[],
  tree: FigureTree,
  language: Locale,
  say: ReportSay,
): string {
  const labels = parts.map((part) => lowerFirst(withoutOfWhich(part.label, say)));
  const separator = labels.some((label) => label.includes(",")) ? "; " : ", ";
  const texts = parts.map((part, index) =>
    say("report-figure-part", {
      label: labels[index] ?? "",
      value: valueWithRate(part, tree, language, say),
    }),
  );
  return say("report-figure-parts", {
    label: total.label,
    value: runningFigure(total, language),
    parts: texts.join(separator),
  });
}

function clauseOf(figure: ReportInputFigure, tree: FigureTree, language: Locale, say: ReportSay): string {
  const label = withoutEnd(withoutOfWhich(figure.label, say));
  const question = label.endsWith("?");
  if (figure.value === YES && !question) return label;
  if (figure.value === NO && !question) return say("report-figure-no", { label });
  return say("report-figure", { label, value: valueWithRate(figure, tree, language, say) });
}

/** "233 hồ sơ (32,82%)" */
export function valueWithRate(
  figure: ReportInputFigure,
  tree: FigureTree,
  language: Locale,
  say: ReportSay,
): string {
  const value = withoutEnd(runningFigure(figure, language));
  const rate = tree.rates.get(figure.id);
  return rate === undefined ? value : say("report-figure-rate", { value, rate: rate.text });
}

function labelSaysPart(label: string, say: ReportSay): boolean {
  return label.toLocaleLowerCase("vi").startsWith(say("report-of-which"));
}

/** "Trong đó: giải quyết quá hạn" → "giải quyết quá hạn" */
export function withoutOfWhich(label: string, say: ReportSay): string {
  if (!labelSaysPart(label, say)) return label;
  return label.slice(say("report-of-which").length).replace(/^[\s:,]+/u, "");
}
