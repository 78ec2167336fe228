import { conditionText, isDynamicDefault, yesNo } from "./expressionText.ts";
import { EVIDENCE_KINDS, type QuestionDef } from "../definition/formDef.ts";
import { KINDS } from "../kinds/index.ts";
import { QUANTITIES, type QuestionKind } from "../kinds/questionKind.ts";
import { isMediaColumn } from "../sheets/columns.ts";
import type { RowType } from "../sheets/questionTypes.ts";
import { plainQuotes, type SheetRow } from "../sheets/sheets.ts";
import { localizedCells } from "./languages.ts";
import { expressionCell, type Common, type Report } from "./readCommon.ts";
import { checkParameters, parametersOf } from "./checkParameters.ts";
import { readRange } from "./readRange.ts";
import type { Settings } from "./readSettings.ts";

type QuestionRow = Extract<RowType, { kind: "question" }>;

/** Name of the choice XLSForm's or_other adds, and of the question that follows. */
export const OTHER_CHOICE = "other";

/** Reads one question; or_other gives a second one that asks for the other. */
export function readQuestion(
  line: SheetRow,
  type: QuestionRow,
  common: Common,
  settings: Settings,
  report: Report,
): QuestionDef[] {
  const { row, cells } = line;
  const texts = (column: string): Record<string, string> =>
    localizedCells(cells, column, settings.languages, settings.defaultLanguage);
  const kind = KINDS[type.type];
  if (type.list === "") report(row, "type", "list_unnamed");
  const computedByDefault = isDynamicDefault(cells["default"] ?? "");
  if (kind.valueFrom === "formula" && cells["calculation"] === undefined && !computedByDefault)
    report(row, "calculation", "calculation_missing", common.name);
  const range = kind.hasRange ? readRange(cells["parameters"] ?? "", row, report) : undefined;
  if (type.orOther && cells["choice_filter"] !== undefined)
    report(row, "choice_filter", "or_other_with_filter");
  checkParameters(type.type, cells, row, report);
  checkLabel(line, kind, common, report);
  const maxScore = numberCell(line, "max_score", report);
  const question: QuestionDef = {
    kind: "question",
    ...common,
    ...extraOf(common, kind, cells),
    type: isHiddenFormula(line, common) ? "calculate" : type.type,
    // Computed in silence it is no choice any more.
    ...(type.list === undefined || type.list === "" || isHiddenFormula(line, common)
      ? {}
      : { list: type.list }),
    unit: texts("unit"),
    ...quantityOf(line, report),
    ...requiredOf(cells),
    requiredMessage: texts("required_message"),
    constraintMessage: texts("constraint_message"),
    warningMessage: texts("warning_message"),
    ...expressions(cells),
    ...defaultOf(cells),
    ...readOnlyOf(cells),
    ...(cells["trigger"] === undefined ? {} : { trigger: triggerName(cells["trigger"]) }),
    ...(range === undefined ? {} : { range }),
    evidence: enumCell(line, "evidence", EVIDENCE_KINDS, report) ?? "none",
    naAllowed: yesNoCell(line, "na_allowed", report) ?? kind.naAllowed,
    approximateAllowed: yesNoCell(line, "approximate_allowed", report) ?? false,
    ...(maxScore === undefined ? {} : { maxScore }),
  };
  if (type.preset) {
    question.constraint ??= type.preset.constraint;
    if (Object.keys(question.hint).length === 0)
      question.hint = Object.fromEntries(
        settings.languages.map((language) => [language, type.preset?.hint ?? ""]),
      );
  }
  return type.orOther ? [question, otherQuestion(question, settings)] : [question];
}

/** Of the parameters we keep those of a range; all others only concern ODK's own apps. */
function extraOf(common: Common, kind: QuestionKind, cells: SheetRow["cells"]): Pick<Common, "extra"> {
  const { parameters } = cells;
  if (parameters === undefined) return {};
  const own = kind.hasRange && [...parametersOf(parameters).keys()].every((name) => RANGE.has(name));
  return own ? {} : { extra: { ...common.extra, parameters } };
}

const RANGE: ReadonlySet<string> = new Set(["start", "end", "step"]);

function hasText(common: Common): boolean {
  return Object.keys(common.label).length > 0 || Object.keys(common.hint).length > 0;
}

function hasMedia(line: SheetRow): boolean {
  return Object.keys(line.cells).some(isMediaColumn);
}

/** A question with a formula and nothing to show is computed in silence, whatever its type. */
function isHiddenFormula(line: SheetRow, common: Common): boolean {
  const computed = line.cells["calculation"] !== undefined || line.cells["trigger"] !== undefined;
  return computed && !hasText(common) && !hasMedia(line);
}

/** What is shown needs something to show: a label, a hint, or a picture or sound. */
function checkLabel(line: SheetRow, kind: QuestionKind, common: Common, report: Report): void {
  const columns = Object.keys(line.cells);
  if (
    columns.some((column) => column.startsWith("big-image")) &&
    !columns.some((column) => column.startsWith("image"))
  )
    report(line.row, "big-image", "image_missing", common.name);
  const isShown = kind.valueFrom === "people" || kind.valueFrom === "nothing";
  if (!isShown || isHiddenFormula(line, common)) return;
  if (!hasText(common) && !hasMedia(line)) report(line.row, "label", "label_missing", common.name);
}

function expressions(cells: SheetRow["cells"]): Partial<QuestionDef> {
  const result: Partial<QuestionDef> = {};
  const constraint = expressionCell(cells, "constraint");
  const warning = expressionCell(cells, "warning");
  const calculation = expressionCell(cells, "calculation");
  const derive = expressionCell(cells, "derive");
  const suggest = expressionCell(cells, "suggest");
  const choiceFilter = expressionCell(cells, "choice_filter");
  if (constraint !== undefined) result.constraint = constraint;
  if (warning !== undefined) result.warning = warning;
  if (calculation !== undefined) result.calculation = calculation;
  if (derive !== undefined) result.derive = derive;
  if (suggest !== undefined) result.suggest = suggest;
  if (choiceFilter !== undefined) result.choiceFilter = choiceFilter;
  return result;
}

function requiredOf(cells: SheetRow["cells"]): { required?: string } {
  const expression = conditionText(plainQuotes(cells["required"] ?? ""));
  return expression === "false()" ? {} : { required: expression };
}

function readOnlyOf(cells: SheetRow["cells"]): { readOnly?: string } {
  const expression = conditionText(plainQuotes(cells["read_only"] ?? ""));
  return expression === "false()" ? {} : { readOnly: expression };
}

function defaultOf(cells: SheetRow["cells"]): { default?: string; defaultIsExpression: boolean } {
  const cell = cells["default"];
  if (cell === undefined) return { defaultIsExpression: false };
  return isDynamicDefault(cell)
    ? { default: plainQuotes(cell), defaultIsExpression: true }
    : { default: cell, defaultIsExpression: false };
}

function triggerName(cell: string): string {
  return (
    cell
      .split(/\s*,\s*/)
      // "${a},,${b}, " names two questions, as for pyxform.
      .filter((part) => part.trim() !== "")
      .map((part) => /^\$\{([^{}\s]+)\}$/.exec(part)?.[1] ?? part)
      .join(", ")
  );
}

function quantityOf(line: SheetRow, report: Report): { quantity?: QuestionDef["quantity"] } {
  const quantity = enumCell(line, "quantity", QUANTITIES, report);
  return quantity === undefined ? {} : { quantity };
}

function enumCell<T extends string>(
  line: SheetRow,
  column: string,
  allowed: readonly T[],
  report: Report,
): T | undefined {
  const cell = line.cells[column];
  if (cell === undefined) return undefined;
  const found = allowed.find((candidate) => candidate === cell.toLowerCase());
  if (found === undefined) report(line.row, column, "value_not_allowed", cell, allowed.join(", "));
  return found;
}

function yesNoCell(line: SheetRow, column: string, report: Report): boolean | undefined {
  const cell = line.cells[column];
  if (cell === undefined) return undefined;
  const answer = yesNo(cell);
  if (answer === undefined) report(line.row, column, "value_not_allowed", cell, "yes, no");
  return answer;
}

function numberCell(line: SheetRow, column: string, report: Report): number | undefined {
  const cell = line.cells[column];
  if (cell === undefined) return undefined;
  const number = Number(cell);
  if (Number.isFinite(number)) return number;
  report(line.row, column, "number_invalid", cell);
  return undefined;
}

/** The text question pyxform adds for or_other: NAME_other, asked when "other" is chosen. */
function otherQuestion(question: QuestionDef, settings: Settings): QuestionDef {
  const label: Record<string, string> = {};
  for (const language of settings.languages)
    label[language] = language === "vi" ? "Nêu rõ nội dung khác." : "Specify other.";
  return {
    kind: "question",
    name: `${question.name}_other`,
    row: question.row,
    label,
    hint: {},
    relevant: `selected(../${question.name}, '${OTHER_CHOICE}')`,
    unitTypes: question.unitTypes,
    type: "text",
    unit: {},
    requiredMessage: {},
    constraintMessage: {},
    warningMessage: {},
    defaultIsExpression: false,
    evidence: "none",
    naAllowed: false,
    approximateAllowed: false,
  };
}
