import type { CompiledNode } from "../compiled/CompiledNode.ts";
import type { FormDef } from "../formDef.ts";
import { EMPTY, NOTHING, ofNumbers, ofText, ofTexts, type Abstract } from "./Abstract.ts";
import { domainOf } from "./domains.ts";
import type { Mentions } from "./mentions.ts";
import { ALL_NUMBERS, meet, type Range } from "./Range.ts";

/** Most constants at which the values of one place are parted. */
const MAX_CUTS = 12;
/** Choices each tried alone; of longer lists those the form speaks of, and the rest together. */
const MAX_CHOICES = 40;
/** Choices of a multiple choice that are tried both ticked and not: 2^4 combinations. */
const MAX_TICKS = 4;

/**
 * Parts all values of a place into regions that the form's own conditions treat alike; together they
 * are the whole domain. Answers first, no answer last.
 */
export function regionsOf(node: CompiledNode, form: FormDef, mentions: Mentions): Abstract[] {
  const domain = domainOf(node, form);
  const cuts = [...mentions.numbers].sort((a, b) => a - b).slice(0, MAX_CUTS);
  const mentioned = [...mentions.texts].slice(0, MAX_CUTS);
  const filled: Abstract[] = [];
  if (domain.names) filled.push(...tickRegions(domain.names.may, mentioned));
  else if (domain.texts?.kind === "some") filled.push(...choiceRegions(domain.texts.values, mentioned));
  else if (domain.texts?.kind === "any") {
    filled.push(...mentioned.map((text) => ofText(text)));
    const except = new Set(mentioned);
    // Only lengths that a text can have: the constants may also stand for its length.
    const lengths = numberRegions({ ...ALL_NUMBERS, low: 1, whole: true }, cuts);
    if (domain.numbers)
      filled.push({
        ...domain,
        empty: false,
        texts: { kind: "any", shortest: 1, longest: Infinity, except },
      });
    else
      for (const { low, high } of lengths)
        filled.push({ ...NOTHING, texts: { kind: "any", shortest: low, longest: high, except } });
  } else if (domain.numbers) filled.push(...numberRegions(domain.numbers, cuts).map((one) => ofNumbers(one)));
  return domain.empty ? [...filled, EMPTY] : filled;
}

/** The range, parted at each cut into what lies below, the cut itself, and what lies above. */
function numberRegions(all: Range, cuts: readonly number[]): Range[] {
  const parts: (Range | undefined)[] = [];
  let low = -Infinity;
  for (const cut of cuts) {
    parts.push(meet(all, { low, high: cut, lowOpen: true, highOpen: true, whole: false }));
    parts.push(meet(all, { low: cut, high: cut, lowOpen: false, highOpen: false, whole: false }));
    low = cut;
  }
  parts.push(meet(all, { low, high: Infinity, lowOpen: true, highOpen: false, whole: false }));
  return parts.filter((part) => part !== undefined);
}

function choiceRegions(choices: ReadonlySet<string>, mentioned: readonly string[]): Abstract[] {
  if (choices.size <= MAX_CHOICES) return [...choices].map((name) => ofText(name));
  const named = mentioned.filter((name) => choices.has(name));
  const rest = [...choices].filter((name) => !named.includes(name));
  return [...named.map((name) => ofText(name)), ...(rest.length > 0 ? [ofTexts(rest)] : [])];
}

function tickRegions(choices: ReadonlySet<string>, mentioned: readonly string[]): Abstract[] {
  const named = mentioned.filter((name) => choices.has(name)).slice(0, MAX_TICKS);
  const regions: Abstract[] = [];
  for (let mask = 0; mask < 2 ** named.length; mask++) {
    const ticked = named.filter((_, place) => (mask >> place) % 2 === 1);
    const unticked = new Set(named.filter((name) => !ticked.includes(name)));
    const may = new Set([...choices].filter((name) => !unticked.has(name)));
    if (may.size > 0) regions.push({ ...NOTHING, names: { must: new Set(ticked), may } });
  }
  return regions;
}
