import { TRANSLATED_TEXTS } from "./columns.ts";
import type { ChoiceDef, FormDef, NodeDef, QuestionDef, RuleDef } from "../definition/formDef.ts";
import { KINDS } from "../kinds/index.ts";
import { typeCell } from "./questionTypes.ts";
import { RULE_COLUMNS, SURVEY_COLUMNS } from "./sheetColumns.ts";
import type { Sheets } from "./sheets.ts";
import { OTHER_CHOICE } from "../import/readQuestion.ts";
import { NO_LANGUAGE } from "../import/languages.ts";
import type { Localized } from "../../text.ts";

type Cells = Record<string, string>;

/**
 * Writes a form definition as the sheets of an XLSForm, every row where it came from, so that
 * importing them gives the same form again (same SHA-256). Columns nobody here reads (appearance, pictures
 * beside labels, remarks of the office) come back as they were; sheets of the office's own do not.
 */
export function exportForm(form: FormDef): Sheets {
  const texts = languageColumns(form);
  const survey = new RowPlan();
  writeNodes(form.nodes, survey, texts);
  const choices = new RowPlan();
  let duplicates = false;
  for (const [list, members] of Object.entries(form.lists)) {
    duplicates ||= new Set(members.map(({ name }) => name)).size < members.length;
    // Row 0 is the choice that `or_other` brings along by itself.
    for (const choice of members)
      if (choice.row > 0) choices.put(choice.row, choiceCells(list, choice, texts));
  }
  const rules = new RowPlan();
  for (const rule of form.rules) rules.put(rule.row, ruleCells(rule, texts));
  const settings = new RowPlan();
  settings.put(2, settingsCells(form, duplicates));
  return {
    survey: survey.sheet(SURVEY_COLUMNS.flatMap((column) => texts.columnsOf(column))),
    choices: choices.sheet(["list_name", "name", ...texts.columnsOf("label")]),
    settings: settings.sheet(["form_id", "version"]),
    ...(form.rules.length === 0
      ? {}
      : { rules: rules.sheet(RULE_COLUMNS.flatMap((column) => texts.columnsOf(column))) }),
  };
}

interface Texts {
  /** "label" → label::vi, label::en; a column that is not translated stays one. */
  columnsOf(column: string): string[];
  cells(column: string, text: Localized): Cells;
}

function languageColumns({ languages }: FormDef): Texts {
  const plain = languages.length === 1 && languages[0] === NO_LANGUAGE;
  const columnIn = (column: string, language: string) => (plain ? column : `${column}::${language}`);
  return {
    columnsOf: (column) =>
      TRANSLATED_TEXTS.has(column) ? languages.map((language) => columnIn(column, language)) : [column],
    cells: (column, text) =>
      Object.fromEntries(
        Object.entries(text).map(([language, words]) => [columnIn(column, language), words]),
      ),
  };
}

/** Rows of a sheet by their number as the spreadsheet shows it (header = 1). */
class RowPlan {
  readonly #rows = new Map<number, Cells>();
  #last = 1;

  put(row: number, cells: Cells): void {
    this.#rows.set(row, cells);
    this.#last = Math.max(this.#last, row);
  }

  /** Into the next row that is free. */
  append(cells: Cells): void {
    this.put(this.#last + 1, cells);
  }

  /** Header and rows, with the columns wished for first, then whatever else there is. */
  sheet(wished: readonly string[]): string[][] {
    const used = new Set([...this.#rows.values()].flatMap((cells) => Object.keys(cells)));
    const columns = [
      ...wished.filter(
        (column, place) => place < ALWAYS || used.has(column) || LANGUAGE_BEARING.test(column),
      ),
      ...[...used].filter((column) => !wished.includes(column)),
    ];
    const rows = Array.from({ length: this.#last - 1 }, (_, place) => {
      const cells = this.#rows.get(place + 2) ?? {};
      return columns.map((column) => cells[column] ?? "");
    });
    return [columns, ...rows];
  }
}

const ALWAYS = 2;
/** The labels' columns name the languages of the form, even where a language has no text yet. */
const LANGUAGE_BEARING = /^label(::|$)/;

function writeNodes(nodes: readonly NodeDef[], rows: RowPlan, texts: Texts): void {
  for (const [place, node] of nodes.entries()) {
    const before = nodes[place - 1];
    if (node.kind === "question") {
      if (before?.kind === "question" && isOtherOf(before, node)) continue;
      const next = nodes[place + 1];
      const hasOther = next?.kind === "question" && isOtherOf(node, next);
      rows.put(node.row, questionCells(node, hasOther, texts));
      continue;
    }
    rows.put(node.row, {
      type: `begin_${node.kind}`,
      ...commonCells(node, texts),
      ...(node.kind === "repeat" ? some("repeat_count", node.repeatCount) : {}),
      ...node.extra,
    });
    writeNodes(node.children, rows, texts);
    rows.append({ type: `end_${node.kind}` });
  }
}

/** `or_other` made the second question out of the row of the first. */
function isOtherOf(question: QuestionDef, other: QuestionDef): boolean {
  return (
    other.row === question.row &&
    other.name === `${question.name}_other` &&
    other.relevant === `selected(../${question.name}, '${OTHER_CHOICE}')`
  );
}

function questionCells(question: QuestionDef, hasOther: boolean, texts: Texts): Cells {
  const { range, trigger, maxScore } = question;
  return {
    type: exportedType(question, hasOther),
    ...commonCells(question, texts),
    ...texts.cells("unit", question.unit),
    ...some("quantity", question.quantity),
    ...some("required", question.required),
    ...texts.cells("required_message", question.requiredMessage),
    ...some("constraint", question.constraint),
    ...texts.cells("constraint_message", question.constraintMessage),
    ...some("warning", question.warning),
    ...texts.cells("warning_message", question.warningMessage),
    ...some("calculation", question.calculation),
    ...some("derive", question.derive),
    ...some("suggest", question.suggest),
    ...some("default", question.default),
    ...some("read_only", question.readOnly),
    ...some(
      "trigger",
      trigger
        ?.split(", ")
        .map((name) => `\${${name}}`)
        .join(", "),
    ),
    ...some("choice_filter", question.choiceFilter),
    ...some("parameters", range && `start=${range.start};end=${range.end};step=${range.step}`),
    evidence: question.evidence,
    na_allowed: yesOrNo(question.naAllowed),
    approximate_allowed: yesOrNo(question.approximateAllowed),
    ...some("max_score", maxScore === undefined ? undefined : String(maxScore)),
    ...question.extra,
  };
}

function exportedType(
  { type, list, calculation, defaultIsExpression }: QuestionDef,
  orOther: boolean,
): string {
  // Computed by its trigger alone: such a row has another type, and no label.
  const isTriggered =
    KINDS[type].valueFrom === "formula" && calculation === undefined && !defaultIsExpression;
  return isTriggered ? typeCell("text", undefined, false) : typeCell(type, list, orOther);
}

function commonCells(node: NodeDef, texts: Texts): Cells {
  return {
    name: node.name,
    ...texts.cells("label", node.label),
    ...texts.cells("hint", node.hint),
    ...some("relevant", node.relevant),
    ...some("unit_types", node.unitTypes.join(" ")),
    ...some("valid_from", node.validFrom),
    ...some("valid_to", node.validTo),
  };
}

function choiceCells(list: string, choice: ChoiceDef, texts: Texts): Cells {
  return {
    list_name: list,
    name: choice.name,
    ...texts.cells("label", choice.label),
    ...choice.columns,
    ...choice.extra,
  };
}

function ruleCells(rule: RuleDef, texts: Texts): Cells {
  return {
    id: rule.id,
    area: rule.area,
    ...some("group", rule.group),
    when: rule.when,
    severity: rule.severity,
    ...texts.cells("finding", rule.finding),
    ...texts.cells("recommendation", rule.recommendation),
    ...some("due_days", rule.dueDays === undefined ? undefined : String(rule.dueDays)),
    ...some("legal_basis", rule.legalBasis),
    ...rule.extra,
  };
}

function settingsCells(form: FormDef, duplicates: boolean): Cells {
  const { defaultLanguage } = form;
  const plain = defaultLanguage === NO_LANGUAGE;
  const titles = Object.entries(form.title).map(([language, title]) => [
    plain ? "form_title" : `form_title::${language}`,
    title,
  ]);
  return {
    form_id: form.id,
    ...some("version", form.version),
    ...Object.fromEntries(titles),
    ...(plain ? {} : { default_language: defaultLanguage }),
    ...(form.rootName === "data" ? {} : { name: form.rootName }),
    ...(duplicates ? { allow_choice_duplicates: "yes" } : {}),
    ...form.extra,
  };
}

function yesOrNo(value: boolean): string {
  return value ? "yes" : "no";
}

function some(column: string, cell: string | undefined): Cells {
  return cell === undefined || cell === "" ? {} : { [column]: cell };
}
