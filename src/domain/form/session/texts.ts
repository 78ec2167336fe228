import { localized, type Localized } from "../../text.ts";
import { isFormula } from "../compiled/roles.ts";
import { printValue } from "./printValue.ts";
import { fillTemplate } from "../definition/template.ts";
import { availableChoices } from "./availableChoices.ts";
import type { Item } from "./Item.ts";

/** What stands in a sentence for a figure that is missing. */
const MISSING = "…";

/** The value of an item as people write it, "" when there is none. */
export function printedValue(item: Item, language: string): string {
  const { source } = item.current();
  const computed = source === "derived" || source === "formula" || isFormula(item.node);
  return printedText(item, item.state.textIn(language, item), language, computed);
}

/** `text` as it would be printed if it were the value of `item`. */
export function printedText(item: Item, text: string, language: string, computed: boolean): string {
  const { def } = item.node;
  if (def.kind !== "question") return "";
  const { list } = def;
  return printValue(text, { type: def.type, quantity: def.quantity, computed }, language, (name) =>
    list === undefined ? name : item.state.lists.label(list, name, language),
  );
}

/** A text of the form in one language, its placeholders filled as seen from `item`. */
export function filledText(text: Localized, item: Item, language: string): string {
  return fillTemplate(localized(text, language), (name) => placeholderText(name, item, language));
}

/** A text of the form in all its languages, filled. */
export function filledTexts(text: Localized, item: Item): Localized {
  return Object.fromEntries(
    Object.keys(text).map((language) => [language, filledText(text, item, language)]),
  );
}

function placeholderText(name: string, item: Item, language: string): string {
  const target = item.state.compiled.tree.byName.get(name)?.[0];
  if (!target) return "";
  const [found] = item.state.itemsNear(target, item.scope);
  return (found && printedValue(found, language)) || MISSING;
}

export interface ChoiceView {
  readonly name: string;
  readonly label: string;
}

/** The choices offered now, with their labels in a language. */
export function choiceViews(item: Item, language: string): ChoiceView[] {
  return availableChoices(item).map((choice) => ({
    name: choice.name,
    label: filledText(choice.label, item, language) || choice.name,
  }));
}

/** All choices of the list, offered now or not: what another side answered may be one that is not. */
export function listedChoices(item: Item, language: string): ChoiceView[] {
  const { def } = item.node;
  const list = def.kind === "question" && def.list !== undefined ? def.list : "";
  return (item.state.compiled.form.lists[list] ?? []).map((choice) => ({
    name: choice.name,
    label: filledText(choice.label, item, language) || choice.name,
  }));
}
