import type { CompiledForm } from "../compiled/compileForm.ts";
import { isFormula } from "../compiled/roles.ts";
import { KINDS } from "../kinds/index.ts";
import { areaItems, areaNames, areaNumbers } from "./areas.ts";
import { checkAnswer, currentProblems, type AnswerCheck } from "./checkAnswer.ts";
import { areaFigures, suggestionOf, type Figure, type Suggestion } from "./figures.ts";
import type { FormEnvironment, SessionOptions } from "./FormEnvironment.ts";
import { FormState } from "./FormState.ts";
import type { Item, ValueSource } from "./Item.ts";
import { questionInfo, type QuestionInfo } from "./questionInfo.ts";
import {
  addInstance,
  areaRepeats,
  finishRepeat,
  removeInstance,
  repeatAt,
  repeatLabel,
  restoreInstances,
  type InstanceRemoval,
  type RepeatInfo,
} from "./repeats.ts";
import { shownBefore } from "./shownBefore.ts";
import { areaSteps, type SessionStep } from "./areaSteps.ts";
import { judgeRules, type RuleOutcomes } from "./judgeRules.ts";
import { answerValue, type StoredValue, type StoredAnswer } from "./storedAnswer.ts";
import {
  choiceViews,
  filledText,
  listedChoices,
  printedValue,
  type ChoiceView,
  type Placeholders,
} from "./texts.ts";

export interface SessionStart {
  /** Values of the form's parameters (unit_type, visit_date, …); others are ignored. */
  readonly parameters?: Readonly<Record<string, string | number | null>>;
  /** Answers stored before, by path. Not copied: leave it alone while the session lives. */
  readonly answers?: Readonly<Record<string, StoredAnswer>>;
}

/**
 * Opens a session of a form over the answers there are. Cheap: nothing is computed before it is asked
 * for, so a session may be opened for a single update and thrown away.
 */
export function openSession(
  compiled: CompiledForm,
  environment: FormEnvironment,
  start: SessionStart = {},
  options: SessionOptions = {},
): FormSession {
  const state = new FormState(compiled, environment, {
    parameters: start.parameters ?? {},
    answers: start.answers ?? {},
  });
  return new FormSession(state, options.placeholders ?? "figures");
}

/**
 * A form being filled in. All methods take the path of a question; a path the form does not have throws,
 * because paths come from the session itself (for what comes from outside ask has() first).
 *
 * - questions(area), notes included: flow(area); areas()
 * - isRelevant, isRequired, isAnswered, label, hint, unit, choices, requiredMessage
 * - check(path, value) changes nothing; set, clear change; add/removeInstance for repeats
 * - value, printed, answer, suggestion, derived
 * - figures(area), rules(area), hiddenAnswers(area), problems(area)
 */
export class FormSession {
  readonly #state: FormState;
  readonly #placeholders: Placeholders;
  readonly #numbers = new Map<string, ReturnType<typeof areaNumbers>>();
  readonly #flows = new Map<string | undefined, readonly QuestionInfo[]>();
  readonly #asked = new Map<string | undefined, readonly QuestionInfo[]>();
  readonly #stepLists = new Map<string | undefined, readonly SessionStep[]>();

  constructor(state: FormState, placeholders: Placeholders) {
    this.#state = state;
    this.#placeholders = placeholders;
  }

  get compiled(): CompiledForm {
    return this.#state.compiled;
  }

  // ── what there is ────────────────────────────────────────────────────────────

  /** Ids of the areas in order; "" stands for questions outside of all groups. */
  areas(): string[] {
    return areaNames(this.compiled);
  }

  /** Label of an area; the title of the form for the questions outside of all groups. */
  areaLabel(area: string, language: string): string {
    const { root: rootNode } = this.compiled.tree;
    const node = area === "" ? rootNode : rootNode.children.find((child) => child.area === area);
    const root = this.#state.rootScope.item(rootNode);
    return node ? filledText(node.def.label, root, language, this.#placeholders) : "";
  }

  /** Whether the form has this path (and, in a repeat, the instance exists). */
  has(path: string): boolean {
    return this.#state.item(path) !== undefined;
  }

  /** Asked questions of an area (or of the form) that exist in this inspection, relevant now or not, in order. */
  questions(area?: string): readonly QuestionInfo[] {
    return this.#kept(this.#asked, area, () => this.flow(area).filter((question) => question.asked));
  }

  /** As questions(), with the notes between them. */
  flow(area?: string): readonly QuestionInfo[] {
    return this.#kept(this.#flows, area, () =>
      areaItems(area, this.#state)
        .filter((item) => item.isApplicable())
        .map((item) => this.#infoOf(item)),
    );
  }

  /**
   * What the dialogue of an area comes to, in order: its asked questions, relevant now or not, and behind
   * the instances of each repeat that may grow the question whether there is one more.
   */
  steps(area: string): readonly SessionStep[] {
    return this.#kept(this.#stepLists, area, () =>
      areaSteps(area, this.#state, (item) => this.#infoOf(item)),
    );
  }

  /**
   * Notes and unchangeable figures between the asked question before `path` (or a repeat's end) and it; with
   * null those behind the last asked question.
   */
  shownBefore(area: string, path: string | null): string[] {
    return shownBefore(area, path, this.#state);
  }

  /** A note as it is read, a figure with its label: "Tổng số: 12"; "" when it says nothing. */
  shownText(path: string, language: string): string {
    const label = this.label(path, language) || this.hint(path, language);
    const value = KINDS[this.question(path).type].valueFrom === "nothing" ? "" : this.printed(path, language);
    return value === "" ? label : `${label}: ${value}`;
  }

  question(path: string): QuestionInfo {
    return this.#infoOf(this.#itemAt(path));
  }

  /** N of "Câu 9/N". */
  questionCount(area: string): number {
    return this.#numbersOf(area).size;
  }

  // ── how it stands now ────────────────────────────────────────────────────────

  isRelevant(path: string): boolean {
    return this.#itemAt(path).isRelevant();
  }

  isRequired(path: string): boolean {
    const item = this.#itemAt(path);
    const { required } = item.node.expressions;
    return required !== undefined && item.isRelevant() && this.#state.condition(required, item);
  }

  /** Not to be changed now (column read_only). */
  isReadOnly(path: string): boolean {
    const item = this.#itemAt(path);
    const { readOnly } = item.node.expressions;
    return (readOnly !== undefined && this.#state.condition(readOnly, item)) || isFormula(item.node);
  }

  /** Whether the dialogue has nothing left to ask here: derived, or answered in any state and still valid. */
  isSettled(path: string): boolean {
    const item = this.#itemAt(path);
    const { source } = item.current();
    if (source === "derived" || source === "formula") return true;
    const stored = item.storedAnswer();
    if (!stored) return false;
    return stored.state !== "answered" || item.text() !== "";
  }

  /** The value formulas see: text form, "" when missing, hidden, or a choice no longer offered. */
  text(path: string): string {
    return this.#itemAt(path).text();
  }

  /** As text(), by the type of the question: number, list of names, text; null when missing. */
  value(path: string): StoredValue {
    const item = this.#itemAt(path);
    const { def } = item.node;
    return def.kind === "question" ? answerValue(item.text(), def) : null;
  }

  valueSource(path: string): ValueSource {
    return this.#itemAt(path).current().source;
  }

  /** The answer as stored, whether relevant or not. */
  answer(path: string): StoredAnswer | undefined {
    return this.#itemAt(path).storedAnswer();
  }

  /** The value as people write it: "97,60%", "Đã thực hiện"; "" when missing. */
  printed(path: string, language: string): string {
    return printedValue(this.#itemAt(path), language);
  }

  /** The value `derive` gives now; undefined when the question has to be asked. */
  derived(path: string): StoredValue | undefined {
    const current = this.#itemAt(path).current();
    return current.source === "derived" ? this.value(path) : undefined;
  }

  /** A value to offer as a button, from `suggest`; never stored by itself. */
  suggestion(path: string): Suggestion | undefined {
    return suggestionOf(this.#itemAt(path));
  }

  // ── texts ────────────────────────────────────────────────────────────────────

  label(path: string, language: string): string {
    const item = this.#itemAt(path);
    return filledText(item.node.def.label, item, language, this.#placeholders);
  }

  hint(path: string, language: string): string {
    const item = this.#itemAt(path);
    return filledText(item.node.def.hint, item, language, this.#placeholders);
  }

  unit(path: string, language: string): string {
    const item = this.#itemAt(path);
    const { def } = item.node;
    return def.kind === "question" ? filledText(def.unit, item, language, this.#placeholders) : "";
  }

  /** The form's own message for a required question left empty; "" when it has none. */
  requiredMessage(path: string, language: string): string {
    const item = this.#itemAt(path);
    const { def } = item.node;
    return def.kind === "question" ? filledText(def.requiredMessage, item, language, this.#placeholders) : "";
  }

  /** Choices offered now (choice_filter applied), in the order of the sheet. */
  choices(path: string, language: string): ChoiceView[] {
    return choiceViews(this.#itemAt(path), language, this.#placeholders);
  }

  /** All choices of the list, offered now or not, for values that are not the session's own. */
  listedChoices(path: string, language: string): ChoiceView[] {
    return listedChoices(this.#itemAt(path), language, this.#placeholders);
  }

  // ── answering ────────────────────────────────────────────────────────────────

  /** What would be wrong with `value`; see checkAnswer(). The session stays as it is. */
  check(path: string, value: StoredValue): AnswerCheck {
    return checkAnswer(this.#itemAt(path), value, this.#placeholders);
  }

  /** Stores an answer; the instance of a repeat it stands in comes into being when there is none yet. */
  set(path: string, answer: StoredAnswer): void {
    if (path.includes("]/")) this.#state.item(path, true);
    this.#itemAt(path).store(answer);
  }

  /** Takes the answer away, as if it had never been given. */
  clear(path: string): void {
    this.#itemAt(path).store(undefined);
  }

  // ── repeats ──────────────────────────────────────────────────────────────────

  /** Whether the form has a repeat of this path. */
  hasRepeat(path: string): boolean {
    return this.repeats().some((repeat) => repeat.path === path);
  }

  /** Relevant repeats with the number of their instances now. */
  repeats(area?: string): RepeatInfo[] {
    return areaRepeats(area, this.#state);
  }

  /** Opens one more instance of "household" and gives "household[3]"; undefined when no more are allowed. */
  addInstance(repeatPath: string): string | undefined {
    return addInstance(repeatPath, this.#state);
  }

  repeat(path: string): RepeatInfo {
    return repeatAt(path, this.#state);
  }

  repeatLabel(path: string, language: string): string {
    return repeatLabel(path, language, this.#state, this.#placeholders);
  }

  /** Brings "household" to what is stored of it: instances until there are `count`, and no more to come or not. */
  restoreInstances(repeatPath: string, count: number, finished: boolean): void {
    restoreInstances(repeatPath, count, finished, this.#state);
  }

  /**
   * People have said that "household" has no more instances. Until then rules say nothing of all of them;
   * adding or removing one takes it back.
   */
  finishRepeat(repeatPath: string): void {
    finishRepeat(repeatPath, this.#state);
  }

  /**
   * Removes "household[2]" with its answers; later instances move up. Gives what to do to the stored answers,
   * undefined when the number is fixed or there is no such instance.
   */
  removeInstance(instancePath: string): InstanceRemoval | undefined {
    return removeInstance(instancePath, this.#state);
  }

  // ── what follows ─────────────────────────────────────────────────────────────

  /** Calculated figures of an area (or of the whole form) that exist in this inspection, in order. */
  figures(area?: string): Figure[] {
    return areaFigures(area, this.#state, this.#placeholders);
  }

  /** Rules that fire, and rules that cannot be judged for lack of figures, of an area or all. */
  rules(area?: string): RuleOutcomes {
    return judgeRules(this.compiled, this.#state, this.#placeholders, area);
  }

  /** Paths of answers that are kept although their question is not relevant now ("đã ẩn"). */
  hiddenAnswers(area?: string): string[] {
    return [...this.#state.storedPaths()].filter((path) => {
      const item = this.#state.item(path);
      return item !== undefined && (area === undefined || item.node.area === area) && !item.isRelevant();
    });
  }

  /** Everything wrong with the answers an area has now, for the review before submitting. */
  problems(area: string): AnswerCheck {
    const checks = areaItems(area, this.#state).map((item) => currentProblems(item, this.#placeholders));
    return {
      errors: checks.flatMap((check) => check.errors),
      warnings: checks.flatMap((check) => check.warnings),
    };
  }

  // ── inside ───────────────────────────────────────────────────────────────────

  /**
   * Which questions exist depends on the parameters alone, so a list is made once: the dialogue asks
   * for it with every answer. With repeats it follows the instances and is made anew.
   */
  #kept<Kept>(
    lists: Map<string | undefined, readonly Kept[]>,
    area: string | undefined,
    make: () => readonly Kept[],
  ): readonly Kept[] {
    if (this.compiled.tree.hasRepeats) return make();
    const known = lists.get(area) ?? make();
    lists.set(area, known);
    return known;
  }

  #itemAt(path: string): Item {
    const item = this.#state.item(path);
    if (!item) throw new Error(`The form ${this.compiled.form.id} has no place "${path}"`);
    return item;
  }

  #infoOf(item: Item): QuestionInfo {
    return questionInfo(item, this.#numbersOf(item.node.area));
  }

  #numbersOf(area: string): ReturnType<typeof areaNumbers> {
    let numbers = this.#numbers.get(area);
    if (!numbers) {
      numbers = areaNumbers(area, this.#state);
      this.#numbers.set(area, numbers);
    }
    return numbers;
  }
}

export type { Figure, QuestionInfo, RepeatInfo, SessionStep, Suggestion };
export type { AnswerCheck, ChoiceView, RuleOutcomes, StoredAnswer, StoredValue };
