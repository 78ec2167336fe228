import type {
  ChoiceDef,
  FormDef,
  GroupDef,
  NodeDef,
  QuestionDef,
  RuleDef,
} from "../form/definition/formDef.ts";
import { KINDS } from "../form/kinds/index.ts";
import { parseTemplate } from "../form/definition/template.ts";
import type { Severity } from "../inspection/areas.ts";
import { LOCALES, localized, type Localized } from "../text.ts";

/** What a re-inspection (phúc tra) finds about a point: names of the choices, the good one first. */
export const VERDICTS = ["remedied", "partly", "not_remedied"] as const;
export type Verdict = (typeof VERDICTS)[number];

/** A point of the inspection before that is still open. */
export interface OpenPoint {
  /** Its number in that conclusion: names its question. */
  number: number;
  area: string;
  finding: string;
  /** "" when it had none of its own. */
  recommendation: string;
  severity: Severity;
  legalBasis: string | null;
  /** Paths of the questions that the finding rested on. */
  references: readonly string[];
}

/** The words of the form; it is data like any other, so they are filled in when it is made. */
export interface ReinspectionTexts {
  title: Localized;
  question(point: OpenPoint): Localized;
  hint(point: OpenPoint): Localized;
  verdicts: Readonly<Record<Verdict, Localized>>;
  finding(point: OpenPoint, verdict: Exclude<Verdict, "remedied">): Localized;
}

export const REINSPECTION_FORM = "phuc-tra";
const VERDICT_LIST = "verdict";

/**
 * Names of the questions that ask whether each point has been remedied, also the groups of their rules:
 * "point_2"; "point2_1" where the form before was of a re-inspection itself, whose "point_1" was another.
 */
export function pointQuestions(base: FormDef, points: readonly Pick<OpenPoint, "number">[]): string[] {
  const names = questionNames(base.nodes);
  for (let depth = 1; ; depth += 1) {
    const prefix = depth === 1 ? "point_" : `point${depth}_`;
    if (!names.some((name) => name.startsWith(prefix)))
      return points.map(({ number }) => `${prefix}${number}`);
  }
}

/**
 * The form of a re-inspection: in each area one question a point (remedied, partly, not), and behind it
 * the figures its finding rested on, asked anew. What is not remedied is proposed as a finding again by a
 * rule. Questions keep their names, so that the figures of the last time stand beside them.
 * @param base the form of the inspection before
 * @param version the code of the re-inspection
 * @param points in the order of the conclusion
 */
export function reinspectionForm(
  base: FormDef,
  version: string,
  points: readonly OpenPoint[],
  texts: ReinspectionTexts,
): FormDef {
  const parameters = base.nodes.filter((node) => node.kind === "question" && isParameter(node));
  const known = new Set(parameters.map(({ name }) => name));
  const questions = pointQuestions(base, points);
  const nameOf = new Map(points.map((point, place) => [point, questions[place] ?? ""]));
  const taken = new Set([...known, ...questions]);
  const lists: FormDef["lists"] = {
    [VERDICT_LIST]: VERDICTS.map((name) => choiceOf(name, texts.verdicts[name])),
  };
  const nodes: NodeDef[] = [...parameters];
  for (const [area, own] of Map.groupBy(points, (point) => point.area)) {
    const asked: QuestionDef[] = [];
    for (const point of own) {
      asked.push(verdictQuestion(point, nameOf.get(point) ?? "", texts));
      for (const path of point.references) {
        const before = questionAt(base.nodes, path);
        // What a re-inspection has found about a point is no figure; the point is asked about anew.
        const isVerdict = base.id === REINSPECTION_FORM && before?.list === VERDICT_LIST;
        const figure = taken.has(path) || isVerdict ? null : figureOf(before, known);
        if (figure === null) continue;
        taken.add(path);
        asked.push(figure);
        const { list } = figure;
        if (list !== undefined) lists[list] = (base.lists[list] ?? []).map(inBothLanguages);
      }
    }
    if (area === "") nodes.push(...asked);
    else nodes.push(groupOf(area, base, asked));
  }
  return {
    schema: 1,
    id: REINSPECTION_FORM,
    version,
    title: texts.title,
    languages: [...LOCALES],
    defaultLanguage: "vi",
    rootName: "data",
    nodes: numbered(nodes),
    lists: withRows(lists),
    rules: points.flatMap((point, place) => rulesOf(point, nameOf.get(point) ?? "", place, texts)),
  };
}

function verdictQuestion(point: OpenPoint, name: string, texts: ReinspectionTexts): QuestionDef {
  return {
    kind: "question",
    name,
    row: 0,
    label: plainTexts(texts.question(point)),
    hint: plainTexts(texts.hint(point)),
    unitTypes: [],
    type: "select_one",
    list: VERDICT_LIST,
    unit: {},
    required: "true()",
    requiredMessage: {},
    constraintMessage: {},
    warningMessage: {},
    defaultIsExpression: false,
    evidence: "or_explain",
    naAllowed: false,
    approximateAllowed: false,
  };
}

/** A figure of the form before as a question on its own; null when it means nothing without others. */
function figureOf(def: QuestionDef | null, parameters: ReadonlySet<string>): QuestionDef | null {
  if (def === null || !KINDS[def.type].standsAlone || def.choiceFilter !== undefined) return null;
  if (def.readOnly !== undefined || !fillable(def.label, parameters)) return null;
  const { kind, name, type, list, quantity, range, unitTypes, validFrom, validTo, constraint } = def;
  return {
    kind,
    name,
    row: 0,
    label: bothLanguages(def.label),
    hint: fillable(def.hint, parameters) ? bothLanguages(def.hint) : {},
    unitTypes,
    ...(validFrom === undefined ? {} : { validFrom }),
    ...(validTo === undefined ? {} : { validTo }),
    type,
    ...(list === undefined ? {} : { list }),
    unit: bothLanguages(def.unit),
    ...(quantity === undefined ? {} : { quantity }),
    ...(range === undefined ? {} : { range }),
    ...(constraint === undefined || constraint.includes("${")
      ? { constraintMessage: {} }
      : { constraint, constraintMessage: bothLanguages(def.constraintMessage) }),
    requiredMessage: {},
    warningMessage: {},
    defaultIsExpression: false,
    evidence: "optional",
    naAllowed: true,
    approximateAllowed: def.approximateAllowed,
  };
}

function rulesOf(point: OpenPoint, name: string, place: number, texts: ReinspectionTexts): RuleDef[] {
  return (["partly", "not_remedied"] as const).map((verdict, at) => ({
    id: `RE-${point.number}-${at + 1}`,
    row: place * 2 + at + 2,
    area: point.area,
    group: name,
    when: `\${${name}} = '${verdict}'`,
    severity: point.severity,
    finding: plainTexts(texts.finding(point, verdict)),
    recommendation: plainTexts(
      point.recommendation === ""
        ? {}
        : Object.fromEntries(LOCALES.map((language) => [language, point.recommendation])),
    ),
    legalBasis: point.legalBasis ?? "",
  }));
}

/** A hidden row outside of all groups with a fixed value: told by the inspection. */
function isParameter({ type, calculation, defaultIsExpression }: QuestionDef): boolean {
  return KINDS[type].valueFrom === "inspection" && calculation === undefined && !defaultIsExpression;
}

function questionNames(nodes: readonly NodeDef[]): string[] {
  return nodes.flatMap((node) => (node.kind === "question" ? [node.name] : questionNames(node.children)));
}

/** The question of this name; null for one in a repeat, which has no single answer. */
function questionAt(nodes: readonly NodeDef[], name: string): QuestionDef | null {
  for (const node of nodes) {
    if (node.kind === "question" && node.name === name) return node;
    const found = node.kind === "group" ? questionAt(node.children, name) : null;
    if (found !== null) return found;
  }
  return null;
}

function groupOf(area: string, base: FormDef, children: QuestionDef[]): GroupDef {
  const label = base.nodes.find((node) => node.kind === "group" && node.name === area)?.label;
  const named = bothLanguages(label ?? {});
  return {
    kind: "group",
    name: area,
    row: 0,
    label: Object.keys(named).length === 0 ? { vi: area, en: area } : named,
    hint: {},
    unitTypes: [],
    children,
  };
}

function choiceOf(name: string, label: Localized): ChoiceDef {
  return { name, row: 0, label: { ...label }, columns: {} };
}

function inBothLanguages({ name, label }: ChoiceDef): ChoiceDef {
  return choiceOf(name, bothLanguages(label));
}

function bothLanguages(text: Localized): Record<string, string> {
  if (Object.values(text).every((one) => one === "")) return {};
  return Object.fromEntries(LOCALES.map((language) => [language, localized(text, language)]));
}

/** Whether all that the text quotes is a parameter. */
function fillable(text: Localized, parameters: ReadonlySet<string>): boolean {
  return Object.values(text).every((one) =>
    parseTemplate(one).every((part) => !("name" in part) || parameters.has(part.name)),
  );
}

/** Words that people wrote are no templates. */
function plainTexts(text: Localized): Record<string, string> {
  return Object.fromEntries(
    Object.entries(text).map(([language, one]) => [language, one.replaceAll("${", "$ {")]),
  );
}

/** Rows of the choices sheet, list after list. */
function withRows(lists: FormDef["lists"]): FormDef["lists"] {
  let row = 1;
  return Object.fromEntries(
    Object.entries(lists).map(([name, choices]) => [
      name,
      choices.map((choice) => ({ ...choice, row: (row += 1) })),
    ]),
  );
}

/** Rows as they would stand in a sheet: what an export writes and a message points to. */
function numbered(nodes: readonly NodeDef[]): NodeDef[] {
  let row = 1;
  const number = (node: NodeDef): NodeDef => {
    row += 1;
    const own = { ...node, row };
    if (own.kind === "question") return own;
    const children = own.children.map(number);
    row += 1;
    return { ...own, children };
  };
  return nodes.map(number);
}
