import type { CompiledForm } from "../compiled/compileForm.ts";
import type { FormTree } from "../compiled/buildTree.ts";
import type { CompiledNode } from "../compiled/CompiledNode.ts";
import { isParameter, takesValue } from "../compiled/roles.ts";
import { isComparison } from "../expression/compare.ts";
import { walkExpression, type Expression } from "../expression/expression.ts";
import type { StoredValue } from "../session/storedAnswer.ts";
import {
  atomsOf,
  combined,
  constraintOf,
  MAX_OFFERS,
  MAX_WAYS,
  offersOf,
  relevanceOf,
  waysOf,
  type Atom,
  type Conjunction,
} from "./atoms.ts";
import type { Condition } from "./Goal.ts";
import { judgeAlone } from "./judgeAlone.ts";
import { placesIn } from "./mentions.ts";

/** One way to meet a goal: for each place the samples that it leaves, those most likely first. */
export type Case = ReadonlyMap<CompiledNode, readonly StoredValue[]>;

export interface Cases {
  readonly found: readonly Case[];
  /** Whether there are no others: no case found then means that the goal contradicts itself. */
  readonly complete: boolean;
}

type Samples = (node: CompiledNode) => readonly StoredValue[];

/** Ways looked into for one goal. */
const MAX_VISITS = 300;
/** Cases wanted: one start each. */
const MAX_CASES = 24;

/**
 * The ways to meet a goal as far as its conditions speak of one place each: "x > 5 and x < 3" leaves no value
 * of x. A place that needs a value has to be shown and to keep to its constraint as well, and so on.
 */
export function casesOf(conditions: readonly Condition[], compiled: CompiledForm, samples: Samples): Cases {
  const { tree } = compiled;
  const found: Case[] = [];
  let complete = true;
  let visits = 0;
  const judged = new Map<Expression, Judged>();
  const judgedOnce = (atom: Atom): Judged => {
    let known = judged.get(atom.tree);
    if (!known || known.wanted !== atom.wanted) {
      known = judge(atom, tree, samples);
      judged.set(atom.tree, known);
    }
    return known;
  };
  const needed = new Set(
    conditions.filter(({ kind }) => kind === "filled" || kind === "chosen").map(({ node }) => node),
  );
  const visit = (way: Conjunction, shown: ReadonlySet<CompiledNode>): void => {
    if (found.length >= MAX_CASES) return;
    if (++visits > MAX_VISITS) {
      complete = false;
      return;
    }
    const left = remaining(
      way.map((atom) => judgedOnce(atom)),
      needed,
      samples,
    );
    if (!left) return;
    const place = [...left].find(([node, values]) => !shown.has(node) && !values.includes(null))?.[0];
    if (!place) {
      found.push(left);
      return;
    }
    const values = left.get(place) ?? [];
    if (place.expressions.choiceFilter && values.length > MAX_OFFERS) complete = false;
    for (const offer of offersOf(place, values, compiled))
      for (const further of waysOfAll([...relevanceOf(place), ...constraintOf(place), ...offer]))
        visit([...way, ...further], new Set([...shown, place]));
  };
  const waysOfAll = (atoms: readonly Atom[]): readonly Conjunction[] => {
    let ways: readonly Conjunction[] = [[]];
    for (const atom of atoms) ways = combined(ways, waysOf(atom));
    if (ways.length >= MAX_WAYS) complete = false;
    return ways;
  };
  for (const way of waysOfAll(conditions.flatMap((condition) => atomsOf(condition)))) visit(way, new Set());
  return { found, complete };
}

/** What an atom says of the values of its place. */
interface Judged {
  readonly wanted: boolean;
  /** Undefined when it reads no place, or more than one, or cannot be judged by the value alone. */
  readonly place: CompiledNode | undefined;
  readonly kept: readonly StoredValue[];
  /** Whether it can be met by a value outside of the samples, so that none kept proves nothing. */
  readonly isOpen: boolean;
}

function judge(atom: Atom, tree: FormTree, samples: Samples): Judged {
  const { wanted, node, kleene } = atom;
  const places = [...placesIn(atom.tree, node, tree)];
  const [place] = places;
  if (!isAlone(atom, places)) return { wanted, place: undefined, kept: [], isOpen: true };
  const kept = (place ? samples(place) : [null]).filter(
    (value) => judgeAlone(atom.tree, { value, node, kleene }) === wanted,
  );
  return { wanted, place, kept, isOpen: place !== undefined && !isOrderly(atom.tree) };
}

/** The samples a conjunction leaves to each place; undefined when it leaves none to one of them. */
function remaining(
  way: readonly Judged[],
  needed: ReadonlySet<CompiledNode>,
  samples: Samples,
): Map<CompiledNode, readonly StoredValue[]> | undefined {
  const left = new Map<CompiledNode, readonly StoredValue[]>();
  for (const node of needed)
    if (isPlain(node))
      left.set(
        node,
        samples(node).filter((value) => value !== null),
      );
  // What proves something first: the others only choose among what is left.
  for (const { place, kept, isOpen } of [...way].sort((a, b) => Number(a.isOpen) - Number(b.isOpen))) {
    if (!place) {
      if (!isOpen && kept.length === 0) return undefined;
      continue;
    }
    const before = left.get(place) ?? samples(place);
    const both = before.filter((value) => kept.includes(value));
    if (both.length > 0) left.set(place, both);
    else if (!isOpen) return undefined;
  }
  return left;
}

/** Whether nothing but an answer, or the inspection, gives the place its value, and there is one of it. */
function isPlain(node: CompiledNode): boolean {
  const { def, repeats } = node;
  const isGiven = takesValue(node) && def.kind === "question" && def.calculation === undefined;
  return (
    isGiven &&
    def.derive === undefined &&
    (def.default === undefined || isParameter(node)) &&
    repeats.length === 0
  );
}

/** Functions that give the same whenever they are given the same. */
const PURE: ReadonlySet<string> = new Set([
  ..."selected count-selected selected-at if not boolean true false number int round floor ceiling abs".split(
    " ",
  ),
  ..."string string-length concat contains starts-with ends-with substr substring normalize-space".split(" "),
  ..."regex coalesce translate date".split(" "),
]);

/** Whether an atom can be judged by the value of one place, or of none. */
function isAlone({ tree, node }: Atom, places: readonly CompiledNode[]): boolean {
  if (places.length > 1 || places.some((place) => !isPlain(place))) return false;
  let alone = true;
  walkExpression(tree, (part) => {
    if (part.kind === "call" && !PURE.has(part.name)) alone = false;
    // Of the paths only "." is the value of a place by itself.
    if (part.kind === "path" && !(isItself(part) && places[0] === node) && places.length > 0) alone = false;
    if (part.kind === "path" && typeof part.start === "object") alone = false;
  });
  return alone;
}

function isItself({ start, steps, predicates }: Extract<Expression, { kind: "path" }>): boolean {
  return start === "context" && predicates.length === 0 && steps.every(({ axis }) => axis === "self");
}

/**
 * Whether the samples hold every kind of value the atom can tell apart: a place, its length or its ticks
 * against a constant.
 */
function isOrderly(tree: Expression): boolean {
  if (tree.kind === "call" && tree.name === "selected")
    return isPlace(tree.args[0]) && isConstant(tree.args[1]);
  if (isPlace(tree)) return true;
  if (tree.kind !== "binary" || !isComparison(tree.operator)) return false;
  return (isMeasure(tree.left) && isConstant(tree.right)) || (isConstant(tree.left) && isMeasure(tree.right));
}

function isMeasure(tree: Expression): boolean {
  if (tree.kind === "call" && ["string-length", "number", "count-selected"].includes(tree.name))
    return isPlace(tree.args[0]);
  return isPlace(tree);
}

function isPlace(tree: Expression | undefined): boolean {
  return tree !== undefined && (tree.kind === "reference" || (tree.kind === "path" && isItself(tree)));
}

function isConstant(tree: Expression | undefined): boolean {
  if (!tree) return false;
  if (tree.kind === "negate") return isConstant(tree.operand);
  if (tree.kind === "call" && tree.name === "date") return isConstant(tree.args[0]);
  return tree.kind === "number" || tree.kind === "string";
}
