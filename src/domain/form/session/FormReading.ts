import type { CompiledForm } from "../compiled/compileForm.ts";
import { isFormula } from "../compiled/roles.ts";
import { KINDS } from "../kinds/index.ts";
import { areaItems, areaNames, areaNumbers } from "./areas.ts";
import { areaSteps, type SessionStep } from "./areaSteps.ts";
import { suggestionOf, type Suggestion } from "./figures.ts";
import type { FormState } from "./FormState.ts";
import type { Item, ValueSource } from "./Item.ts";
import { questionInfo, type QuestionInfo } from "./questionInfo.ts";
import { areaRepeats, repeatAt, repeatLabel, type RepeatInfo } from "./repeats.ts";
import { shownBefore } from "./shownBefore.ts";
import { answerValue, type StoredAnswer, type StoredValue } from "./storedAnswer.ts";
import { choiceViews, filledText, listedChoices, printedValue, type ChoiceView } from "./texts.ts";

/**
 * What a form being filled in says: what there is, how it stands now, in words. All methods take the path of a
 * question; a path the form does not have throws, because paths come from the session itself (for what comes
 * from outside ask has() first). Nothing here changes anything.
 */
export class FormReading {
  protected readonly state: FormState;
  readonly #numbers = new Map<string, ReturnType<typeof areaNumbers>>();
  readonly #flows = new Map<string | undefined, readonly QuestionInfo[]>();
  readonly #asked = new Map<string | undefined, readonly QuestionInfo[]>();
  readonly #stepLists = new Map<string | undefined, readonly SessionStep[]>();

  constructor(state: FormState) {
    this.state = state;
  }

  get compiled(): CompiledForm {
    return this.state.compiled;
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
    const root = this.state.rootScope.item(rootNode);
    return node ? filledText(node.def.label, root, language) : "";
  }

  /** Whether the form has this path (and, in a repeat, the instance exists). */
  has(path: string): boolean {
    return this.state.item(path) !== undefined;
  }

  /** Asked questions of an area (or of the form) that exist in this inspection, relevant now or not, in order. */
  questions(area?: string): readonly QuestionInfo[] {
    return this.#kept(this.#asked, area, () => this.flow(area).filter((question) => question.asked));
  }

  /** As questions(), with the notes between them. */
  flow(area?: string): readonly QuestionInfo[] {
    return this.#kept(this.#flows, area, () =>
      areaItems(area, this.state)
        .filter((item) => item.isApplicable())
        .map((item) => this.#infoOf(item)),
    );
  }

  /**
   * What the dialogue of an area comes to, in order: its asked questions, relevant now or not, and behind
   * the instances of each repeat that may grow the question whether there is one more.
   */
  steps(area: string): readonly SessionStep[] {
    return this.#kept(this.#stepLists, area, () => areaSteps(area, this.state, (item) => this.#infoOf(item)));
  }

  /**
   * Notes and unchangeable figures between the asked question before `path` (or a repeat's end) and it; with
   * null those behind the last asked question.
   */
  shownBefore(area: string, path: string | null): string[] {
    return shownBefore(area, path, this.state);
  }

  /** A note as it is read, a figure with its label: "Tổng số: 12"; "" when it says nothing. */
  shownText(path: string, language: string): string {
    const label = this.label(path, language) || this.hint(path, language);
    const value = KINDS[this.question(path).type].valueFrom === "nothing" ? "" : this.printed(path, language);
    return value === "" ? label : `${label}: ${value}`;
  }

  question(path: string): QuestionInfo {
    return this.#infoOf(this.itemAt(path));
  }

  /** N of "Câu 9/N". */
  questionCount(area: string): number {
    return this.#numbersOf(area).size;
  }

  // ── how it stands now ────────────────────────────────────────────────────────

  isRelevant(path: string): boolean {
    return this.itemAt(path).isRelevant();
  }

  isRequired(path: string): boolean {
    const item = this.itemAt(path);
    const { required } = item.node.expressions;
    return required !== undefined && item.isRelevant() && this.state.condition(required, item);
  }

  /** Not to be changed now (column read_only). */
  isReadOnly(path: string): boolean {
    const item = this.itemAt(path);
    const { readOnly } = item.node.expressions;
    return (readOnly !== undefined && this.state.condition(readOnly, item)) || isFormula(item.node);
  }

  /** Whether the dialogue has nothing left to ask here: derived, or answered in any state and still valid. */
  isSettled(path: string): boolean {
    const item = this.itemAt(path);
    const { source } = item.current();
    if (source === "derived" || source === "formula") return true;
    const stored = item.storedAnswer();
    if (!stored) return false;
    return stored.state !== "answered" || item.text() !== "";
  }

  /** The value formulas see: text form, "" when missing, hidden, or a choice no longer offered. */
  text(path: string): string {
    return this.itemAt(path).text();
  }

  /** As text(), by the type of the question: number, list of names, text; null when missing. */
  value(path: string): StoredValue {
    const item = this.itemAt(path);
    const { def } = item.node;
    return def.kind === "question" ? answerValue(item.text(), def) : null;
  }

  valueSource(path: string): ValueSource {
    return this.itemAt(path).current().source;
  }

  /** The answer as stored, whether relevant or not. */
  answer(path: string): StoredAnswer | undefined {
    return this.itemAt(path).storedAnswer();
  }

  /** The value as people write it: "97,60%", "Đã thực hiện"; "" when missing. */
  printed(path: string, language: string): string {
    return printedValue(this.itemAt(path), language);
  }

  /** The value `derive` gives now; undefined when the question has to be asked. */
  derived(path: string): StoredValue | undefined {
    const current = this.itemAt(path).current();
    return current.source === "derived" ? this.value(path) : undefined;
  }

  /** A value to offer as a button, from `suggest`; never stored by itself. */
  suggestion(path: string): Suggestion | undefined {
    return suggestionOf(this.itemAt(path));
  }

  // ── texts ────────────────────────────────────────────────────────────────────

  label(path: string, language: string): string {
    const item = this.itemAt(path);
    return filledText(item.node.def.label, item, language);
  }

  hint(path: string, language: string): string {
    const item = this.itemAt(path);
    return filledText(item.node.def.hint, item, language);
  }

  unit(path: string, language: string): string {
    const item = this.itemAt(path);
    const { def } = item.node;
    return def.kind === "question" ? filledText(def.unit, item, language) : "";
  }

  /** The form's own message for a required question left empty; "" when it has none. */
  requiredMessage(path: string, language: string): string {
    const item = this.itemAt(path);
    const { def } = item.node;
    return def.kind === "question" ? filledText(def.requiredMessage, item, language) : "";
  }

  /** Choices offered now (choice_filter applied), in the order of the sheet. */
  choices(path: string, language: string): ChoiceView[] {
    return choiceViews(this.itemAt(path), language);
  }

  /** All choices of the list, offered now or not, for values that are not the session's own. */
  listedChoices(path: string, language: string): ChoiceView[] {
    return listedChoices(this.itemAt(path), language);
  }

  // ── repeats ──────────────────────────────────────────────────────────────────

  /** Whether the form has a repeat of this path. */
  hasRepeat(path: string): boolean {
    return this.repeats().some((repeat) => repeat.path === path);
  }

  /** Relevant repeats with the number of their instances now. */
  repeats(area?: string): RepeatInfo[] {
    return areaRepeats(area, this.state);
  }

  repeat(path: string): RepeatInfo {
    return repeatAt(path, this.state);
  }

  repeatLabel(path: string, language: string): string {
    return repeatLabel(path, language, this.state);
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

  protected itemAt(path: string): Item {
    const item = this.state.item(path);
    if (!item) throw new Error(`The form ${this.compiled.form.id} has no place "${path}"`);
    return item;
  }

  #infoOf(item: Item): QuestionInfo {
    return questionInfo(item, this.#numbersOf(item.node.area));
  }

  #numbersOf(area: string): ReturnType<typeof areaNumbers> {
    let numbers = this.#numbers.get(area);
    if (!numbers) {
      numbers = areaNumbers(area, this.state);
      this.#numbers.set(area, numbers);
    }
    return numbers;
  }
}
