import { RE2JS, RE2JSException, RE2JSSyntaxException } from "re2js";

/** What keeps a pattern from being used: something RE2 has no way to run, or a slip. */
export interface PatternFault {
  readonly kind: "look_around" | "back_reference" | "other_dialect" | "syntax";
  /** The part of the pattern that is meant. */
  readonly found: string;
}

/** Compiled patterns kept; they are constants of forms, so a handful suffices. */
const MAX_CACHED = 500;
const cache = new Map<string, RE2JS | PatternFault>();

/** What is wrong with a pattern of regex(); undefined when it can be used. */
export function patternFault(source: string): PatternFault | undefined {
  const compiled = compiledPattern(source);
  return compiled instanceof RE2JS ? undefined : compiled;
}

/** Whether the whole of `text` matches; false for a pattern that cannot be used. Linear in time. */
export function matchesWhole(source: string, text: string): boolean {
  const compiled = compiledPattern(source);
  return compiled instanceof RE2JS && compiled.testExact(text);
}

function compiledPattern(source: string): RE2JS | PatternFault {
  let compiled = cache.get(source);
  if (!compiled) {
    if (cache.size >= MAX_CACHED) cache.clear();
    compiled = foreignPart(source) ?? compile(source);
    cache.set(source, compiled);
  }
  return compiled;
}

function compile(source: string): RE2JS | PatternFault {
  try {
    return RE2JS.compile(re2Notation(source));
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error;
    const part = error instanceof RE2JSSyntaxException ? error.getPattern() : null;
    return { kind: "syntax", found: part ?? source };
  }
}

/** ODK's patterns are Java's, whose é is \u00e9; RE2 writes \x{00e9}. */
function re2Notation(source: string): string {
  return source.replace(/\\(?:u([0-9a-fA-F]{4})|.)/gs, (whole: string, code: string | undefined) =>
    code === undefined ? whole : `\\x{${code}}`,
  );
}

/** Escapes and quotations, sets of characters, groups with a meaning of their own, what follows a quantifier. */
const PARTS =
  /\\Q.*?(?:\\E|$)|\\[1-9]|\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?(?:<?[=!]|>|\w*)|(?:[*+?]|\{\d+(?:,\d*)?\})\+/gs;

/**
 * What Java's patterns have and RE2 has not, or reads in another way without a word: "&&" and an inner
 * bracket of a set as letters, "\10" as an octal letter, "(?U)" as lazy.
 */
function foreignPart(source: string): PatternFault | undefined {
  for (const [found] of source.matchAll(PARTS)) {
    if (/^\(\?<?[=!]/.test(found)) return { kind: "look_around", found };
    if (/^\\[1-9]/.test(found)) return { kind: "back_reference", found };
    const isPossessive = /^[*+?{].*\+$/s.test(found);
    const isForeignGroup = /^\(\?(?:>|\w*U)/.test(found);
    const isOperation = found.startsWith("[") && /&&|\[/.test(found.slice(1).replace(/\\./gs, ""));
    if (isPossessive || isForeignGroup || isOperation) return { kind: "other_dialect", found };
  }
  return undefined;
}
