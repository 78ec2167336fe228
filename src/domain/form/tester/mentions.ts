import { walkExpression, type Expression } from "../expression/expression.ts";
import { isComparison } from "../expression/compare.ts";
import { dayNumberOfText } from "../expression/dates.ts";
import type { FormTree } from "../compiled/buildTree.ts";
import type { CompiledExpression, CompiledNode } from "../compiled/CompiledNode.ts";
import { nodesOfPath } from "./nodesOfPath.ts";

/** What a place is compared with: where its values part into those treated alike. */
export interface Mentions {
  readonly numbers: ReadonlySet<number>;
  readonly texts: ReadonlySet<string>;
  /** Patterns of regex(). */
  readonly patterns: ReadonlySet<string>;
  /** Constants of places it is compared with. */
  readonly near: ReadonlySet<number>;
}
export const NO_MENTIONS: Mentions = {
  numbers: new Set(),
  texts: new Set(),
  patterns: new Set(),
  near: new Set(),
};

/** An expression with the row it stands in. */
export interface PlacedExpression {
  readonly expression: CompiledExpression;
  readonly node: CompiledNode;
}

const COMPARING_CALLS: ReadonlySet<string> = new Set([
  "selected",
  "contains",
  "starts-with",
  "ends-with",
  "regex",
]);

interface Note {
  readonly places: readonly CompiledNode[];
  readonly constants: readonly (string | number)[];
  readonly isPattern: boolean;
}
interface Collected {
  numbers: Set<number>;
  texts: Set<string>;
  patterns: Set<string>;
  near: Set<number>;
}

const SPREADING_ROUNDS = 3;
const MAX_NEAR = 20;

/** Finds the constants places are compared with; what one expression says is worked out once. */
export class MentionFinder {
  readonly #tree: FormTree;
  readonly #notes = new Map<CompiledExpression, readonly Note[]>();

  constructor(tree: FormTree) {
    this.#tree = tree;
  }

  /** The constants each place is compared with in some of the form's expressions, and texts given beside. */
  find(
    expressions: readonly PlacedExpression[],
    beside: readonly { readonly place: CompiledNode; readonly text: string }[] = [],
  ): Map<CompiledNode, Mentions> {
    const table = new Map<CompiledNode, Collected>();
    const at = (place: CompiledNode): Collected => {
      let mentions = table.get(place);
      if (!mentions) {
        mentions = { numbers: new Set(), texts: new Set(), patterns: new Set(), near: new Set() };
        table.set(place, mentions);
      }
      return mentions;
    };
    for (const { place, text } of beside) {
      at(place).texts.add(text);
      const number = dayNumberOfText(text);
      if (number !== undefined) at(place).numbers.add(number);
    }
    for (const { expression, node } of expressions)
      for (const { places, constants, isPattern } of this.#notesOf(expression, node))
        for (const place of places)
          for (const constant of constants) {
            const { numbers, texts, patterns } = at(place);
            if (typeof constant === "number") numbers.add(constant);
            else if (isPattern) patterns.add(constant);
            else texts.add(constant);
          }
    this.#spreadNumbers(expressions, at);
    return table;
  }

  /** What one side of a comparison is held against is worth trying on the other: a limit over a limit. */
  #spreadNumbers(expressions: readonly PlacedExpression[], at: (place: CompiledNode) => Collected): void {
    for (let round = 0; round < SPREADING_ROUNDS; round++)
      for (const { expression, node } of expressions)
        for (const { places } of this.#notesOf(expression, node)) {
          if (places.length < 2) continue;
          const all = places.flatMap((place) => [...at(place).numbers, ...at(place).near]);
          for (const place of places) for (const number of all.slice(0, MAX_NEAR)) at(place).near.add(number);
        }
  }

  #notesOf(expression: CompiledExpression, node: CompiledNode): readonly Note[] {
    let notes = this.#notes.get(expression);
    if (!notes) {
      const found: Note[] = [];
      walkExpression(expression.tree, (part) => {
        const compares =
          (part.kind === "binary" && isComparison(part.operator)) ||
          (part.kind === "call" && COMPARING_CALLS.has(part.name));
        if (compares) found.push(...notesIn(part, node, this.#tree));
      });
      notes = found;
      this.#notes.set(expression, notes);
    }
    return notes;
  }
}

function notesIn(part: Expression, node: CompiledNode, tree: FormTree): Note[] {
  const isPattern = part.kind === "call" && part.name === "regex";
  const constants: (string | number)[] = [];
  walkExpression(part, (inner) => {
    if (inner.kind === "number") constants.push(inner.value);
    if (inner.kind !== "string" || inner.value === "") return;
    constants.push(inner.value);
    const number = isPattern ? Number.NaN : (dayNumberOfText(inner.value) ?? Number(inner.value));
    if (Number.isFinite(number)) constants.push(number);
  });
  return [{ places: [...placesIn(part, node, tree)], constants, isPattern }];
}

/** Places an expression of `node` reads, as far as that shows without evaluating it. */
export function placesIn(expression: Expression, node: CompiledNode, tree: FormTree): Set<CompiledNode> {
  const places = new Set<CompiledNode>();
  walkExpression(expression, (part) => {
    if (part.kind === "reference") for (const place of tree.byName.get(part.name) ?? []) places.add(place);
    if (part.kind === "path") for (const place of nodesOfPath(part, node, tree) ?? []) places.add(place);
  });
  return places;
}
