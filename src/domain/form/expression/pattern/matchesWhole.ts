import { setContains, parsePattern, type CharacterSet, type Pattern } from "./parsePattern.ts";

/** States an automaton may have; a pattern that needs more is refused at import. */
const MAX_STATES = 20_000;
/** Automata kept; patterns are constants of forms, so a handful suffices. */
const MAX_CACHED = 500;

type State =
  | { kind: "set"; set: CharacterSet; next: number }
  | { kind: "split"; next: number[] }
  | { kind: "start" | "end"; next: number }
  | { kind: "boundary"; negated: boolean; next: number }
  | { kind: "match" };

type Automaton = { readonly states: readonly State[]; readonly first: number };

export type CompiledPattern = { ok: true; automaton: Automaton } | { ok: false; reason: string };

/**
 * Compiles a pattern to a nondeterministic automaton (Thompson 1968). Running it takes time
 * proportional to states × letters whatever the pattern, so no form can make an answer hang.
 */
export function compilePattern(source: string): CompiledPattern {
  const parsed = parsePattern(source);
  if (!parsed.ok) return { ok: false, reason: `${parsed.reason} (${parsed.at + 1})` };
  const states: State[] = [{ kind: "match" }];
  const add = (state: State): number => {
    if (states.length >= MAX_STATES) throw new TooLarge();
    states.push(state);
    return states.length - 1;
  };
  try {
    const first = build(parsed.pattern, 0, add);
    return { ok: true, automaton: { states, first } };
  } catch (error) {
    if (error instanceof TooLarge) return { ok: false, reason: "pattern too large" };
    throw error;
  }
}

class TooLarge extends Error {}

/** Adds the states of `pattern` that lead to `next`; returns the first of them. */
function build(pattern: Pattern, next: number, add: (state: State) => number): number {
  switch (pattern.kind) {
    case "set":
      return add({ kind: "set", set: pattern.set, next });
    case "sequence":
      return pattern.items.reduceRight((after, item) => build(item, after, add), next);
    case "either":
      return add({ kind: "split", next: pattern.options.map((option) => build(option, next, add)) });
    case "repeat": {
      let after = next;
      if (pattern.max === Infinity) {
        const loop = { kind: "split" as const, next: [next] };
        after = add(loop);
        loop.next.push(build(pattern.item, after, add));
      } else
        for (let count = pattern.min; count < pattern.max; count++)
          after = add({ kind: "split", next: [build(pattern.item, after, add), next] });
      for (let count = 0; count < pattern.min; count++) after = build(pattern.item, after, add);
      return after;
    }
    case "start":
    case "end":
      return add({ kind: pattern.kind, next });
    case "boundary":
      return add({ kind: "boundary", negated: pattern.negated, next });
    default:
      return pattern satisfies never;
  }
}

const cache = new Map<string, CompiledPattern>();

/** Whether the whole of `text` matches; false for a pattern that does not compile. */
export function matchesWhole(source: string, text: string): boolean {
  let compiled = cache.get(source);
  if (!compiled) {
    if (cache.size >= MAX_CACHED) cache.clear();
    compiled = compilePattern(source);
    cache.set(source, compiled);
  }
  return compiled.ok && run(compiled.automaton, text);
}

function run({ states, first }: Automaton, text: string): boolean {
  const letters = Array.from(text, (letter) => letter.codePointAt(0) ?? 0);
  let active = new Set<number>();
  enter(first, 0, letters, states, active);
  for (let at = 0; at < letters.length && active.size > 0; at++) {
    const following = new Set<number>();
    const letter = letters[at] ?? 0;
    for (const index of active) {
      const state = states[index];
      if (state?.kind === "set" && setContains(state.set, letter))
        enter(state.next, at + 1, letters, states, following);
    }
    active = following;
  }
  return active.has(0);
}

/** Adds a state and all that can be reached from it without reading a letter. */
function enter(
  start: number,
  at: number,
  letters: readonly number[],
  states: readonly State[],
  active: Set<number>,
): void {
  const waiting = [start];
  for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
    if (active.has(index)) continue;
    active.add(index);
    const state = states[index];
    switch (state?.kind) {
      case "split":
        waiting.push(...state.next);
        break;
      case "start":
        if (at === 0) waiting.push(state.next);
        break;
      case "end":
        if (at === letters.length) waiting.push(state.next);
        break;
      case "boundary":
        if ((isWord(letters[at - 1]) !== isWord(letters[at])) !== state.negated) waiting.push(state.next);
        break;
      case "set":
      case "match":
      case undefined:
        break;
      default:
        state satisfies never;
    }
  }
}

function isWord(code: number | undefined): boolean {
  return code !== undefined && /\w/.test(String.fromCodePoint(code));
}
