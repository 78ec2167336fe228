import type { Localized } from "../../text.ts";
import { leavesOfExpression } from "../compiled/dependencyGraph.ts";
import { isParameter } from "../compiled/roles.ts";
import { KINDS } from "../kinds/index.ts";
import type { Quantity } from "../kinds/questionKind.ts";
import type { FormState } from "./FormState.ts";
import type { Item } from "./Item.ts";
import { inputsOf } from "./inputsOf.ts";
import { answerValue, type StoredValue } from "./storedAnswer.ts";
import { filledTexts, printedText, printedValue } from "./texts.ts";

/** A calculated figure shown to people: a `calculate` row with a label. */
export interface Figure {
  readonly path: string;
  readonly name: string;
  /** Place of its row in the form. */
  readonly ordinal: number;
  readonly area: string;
  readonly label: Localized;
  readonly unit: Localized;
  readonly quantity: Quantity | undefined;
  /** Undefined while something it needs is missing. */
  readonly value: string | number | undefined;
  /** As printed, by language; "" when there is no value. */
  readonly printed: Localized;
  /** Paths of the questions it rests on, and of those that are missing. */
  readonly references: readonly string[];
  readonly missing: readonly string[];
}

export interface Suggestion {
  readonly value: StoredValue;
  readonly printed: Localized;
  /** Paths of the questions it was computed from, in the order of the formula. */
  readonly from: readonly string[];
}

/** The labelled calculate rows of an area (or the form) that are relevant now, in order. */
export function areaFigures(area: string | undefined, state: FormState): Figure[] {
  return state.compiled.tree.nodes
    .filter(
      ({ def, area: own }) =>
        def.kind === "question" &&
        KINDS[def.type].valueFrom === "formula" &&
        Object.keys(def.label).length > 0 &&
        (area === undefined || own === area),
    )
    .flatMap((node) => state.itemsNear(node, state.rootScope))
    .filter((item) => item.isRelevant())
    .map((item) => figureOf(item));
}

function figureOf(item: Item): Figure {
  const { node } = item;
  const { def } = node;
  if (def.kind !== "question") throw new Error("figures are calculate rows");
  const text = item.text();
  const number = Number(text);
  const leaves = item.state.compiled.graph.leaves(node);
  const inputs = inputsOf(leaves, item.state, item.scope);
  return {
    path: item.path,
    name: node.name,
    ordinal: node.index,
    area: node.area,
    label: filledTexts(def.label, item),
    unit: def.unit,
    quantity: def.quantity,
    value: text === "" ? undefined : Number.isNaN(number) ? text : number,
    printed: inAllLanguages(item, (language) => printedValue(item, language)),
    references: inputs.references,
    missing: inputs.missing,
  };
}

/** The value `suggest` gives now; undefined when it gives none. */
export function suggestionOf(item: Item): Suggestion | undefined {
  const { suggest } = item.node.expressions;
  const { def } = item.node;
  if (!suggest || def.kind !== "question") return undefined;
  const { state } = item;
  const text = state.text(suggest, item);
  if (text === "") return undefined;
  const leaves = leavesOfExpression(suggest, state.compiled.graph).filter((node) => !isParameter(node));
  return {
    value: answerValue(text, def),
    printed: inAllLanguages(item, (language) => printedText(item, text, language, true)),
    from: inputsOf(leaves, state, item.scope).references,
  };
}

function inAllLanguages(item: Item, print: (language: string) => string): Localized {
  const { languages } = item.state.compiled.form;
  return Object.fromEntries(languages.map((language) => [language, print(language)]));
}
