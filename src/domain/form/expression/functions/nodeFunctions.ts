import type { FunctionDefinition } from "../evaluationContext.ts";
import { numberToText, PossibleNode, toText, UNKNOWN, type Unknown, type XNode } from "../values.ts";
import { argument, nodesArgument, numberArgument, textArgument } from "./arguments.ts";

/** 1-based place of a repeat instance among its siblings of the same name. */
function placeOf(node: XNode): number | Unknown {
  if (node instanceof PossibleNode) return UNKNOWN;
  const siblings = node.parent?.children().filter((sibling) => sibling.name === node.name) ?? [node];
  return siblings.indexOf(node) + 1;
}

function isInside(node: XNode, ancestor: XNode): boolean {
  for (let at: XNode | undefined = node; at; at = at.parent) if (at === ancestor) return true;
  return false;
}

/** Functions on places of the form: repeats, choices, instances. */
export const nodeFunctions = {
  position: {
    minArgs: 0,
    maxArgs: 1,
    call: (args, context) => {
      if (args.length === 0) return context.position ?? placeOf(context.node);
      const nodes = nodesArgument(args, 0, context);
      const [first] = nodes === UNKNOWN ? [] : nodes;
      return first ? placeOf(first) : Number.NaN;
    },
  },
  index: {
    minArgs: 0,
    maxArgs: 1,
    call: (args, context) => {
      if (args.length === 0) return placeOf(context.node);
      const nodes = nodesArgument(args, 0, context);
      const [first] = nodes === UNKNOWN ? [] : nodes;
      return first ? placeOf(first) : Number.NaN;
    },
  },
  last: { minArgs: 0, maxArgs: 0, call: (_args, context) => context.size },
  current: { minArgs: 0, maxArgs: 0, call: (_args, context) => [context.current] },
  instance: {
    minArgs: 1,
    maxArgs: 1,
    call: (args, context) => {
      const id = textArgument(args, 0, context);
      const root = id === UNKNOWN ? undefined : context.host.instance(id);
      return root ? [root] : [];
    },
  },
  /** indexed-repeat(${name}, ${repeat}, 2 [, ${outer}, 1 …]): the answer of one instance. */
  "indexed-repeat": {
    minArgs: 3,
    maxArgs: 7,
    call: (args, context) => {
      const [question] = args;
      if (question?.kind !== "reference") return [];
      let wanted: XNode[] | undefined;
      for (let index = 1; index + 1 < args.length; index += 2) {
        const repeat = args[index];
        const place = numberArgument(args, index + 1, context);
        if (place === UNKNOWN || repeat?.kind !== "reference") return UNKNOWN;
        const instances = allNodes(repeat.name, context.host.document, context);
        const chosen = instances.filter((instance) => placeOf(instance) === place);
        if (chosen.length === 0 && instances.some((instance) => instance instanceof PossibleNode))
          return UNKNOWN;
        wanted = wanted
          ? chosen.filter((inner) =>
              wanted?.some((outer) => isInside(inner, outer) || isInside(outer, inner)),
            )
          : chosen;
      }
      const targets = allNodes(question.name, context.host.document, context);
      return targets.filter((target) => wanted?.some((instance) => isInside(target, instance)));
    },
  },
  "jr:choice-name": {
    minArgs: 2,
    maxArgs: 2,
    call: (args, context) => {
      const value = textArgument(args, 0, context);
      if (value === UNKNOWN) return UNKNOWN;
      const second = args[1];
      // The specification wants the path as a text: jr:choice-name(${q}, '${q}').
      const name =
        second?.kind === "reference"
          ? second.name
          : second?.kind === "string"
            ? second.value.replace(/^\$\{\s*|\s*\}$/g, "")
            : "";
      return context.host.choiceLabel(value, name, context.current);
    },
  },
  /** Label of a choice by its itextId, in the language being shown. */
  "jr:itext": {
    minArgs: 1,
    maxArgs: 1,
    call: (args, context) => {
      const key = textArgument(args, 0, context);
      return key === UNKNOWN ? UNKNOWN : context.host.labelByKey(key);
    },
  },
  /** The value it had, if any; else the value of its argument: evaluated at most once. */
  once: {
    minArgs: 1,
    maxArgs: 1,
    call: (args, context) => {
      const before = context.host.previous(context.current);
      if (before !== "") return before;
      const value = argument(args, 0, context);
      return typeof value === "number" ? numberToText(value) : toText(value, context.host.read);
    },
  },
  /** No data files are attached to our forms; the importer refuses it with a message of its own. */
  pulldata: { minArgs: 4, maxArgs: 4, call: () => "" },
  /** uuid() is an RFC 4122 id, uuid(n) a random text of n characters. */
  uuid: {
    minArgs: 0,
    maxArgs: 1,
    call: (args, context) => {
      if (args.length === 0) return context.host.uuid();
      const length = numberArgument(args, 0, context);
      return length === UNKNOWN ? UNKNOWN : randomText(length, context.host.random);
    },
  },
  version: { minArgs: 0, maxArgs: 0, call: (_args, context) => context.host.version },
} satisfies Record<string, FunctionDefinition>;

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
/** Longest text uuid(n) gives; no form needs more, and n may be anything. */
const MAX_RANDOM_TEXT = 1_000;

function randomText(length: number, random: () => number): string {
  const wanted = Number.isNaN(length) ? 0 : Math.min(MAX_RANDOM_TEXT, Math.max(0, Math.trunc(length)));
  return Array.from({ length: wanted }, () => LETTERS[Math.floor(random() * LETTERS.length)] ?? "").join("");
}

function allNodes(
  name: string,
  document: XNode,
  context: { host: { resolve(name: string, from: XNode): readonly XNode[] } },
): readonly XNode[] {
  return context.host.resolve(name, document);
}
