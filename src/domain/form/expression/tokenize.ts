import { XML_NAME } from "../definition/xmlName.ts";

/** A piece of an expression. `at` is its position (0-based) in the source, for error messages. */
export interface Token {
  readonly kind: "number" | "string" | "name" | "reference" | "symbol" | "end";
  readonly text: string;
  readonly at: number;
}

export type Tokens = { ok: true; tokens: Token[] } | { ok: false; at: number; found: string };

const SPACE = /\s+/y;
const NUMBER = /\d+(?:\.\d*)?|\.\d+/y;
const STRING = /"[^"]*"|'[^']*'/y;
// "-" and "." belong to a name when they stand inside it
// (so "a -b" is a subtraction and "a-b" a name, as XPath 1.0 §3.7 says).
const NAME = new RegExp(`${XML_NAME}(?::${XML_NAME})?`, "uy");
const REFERENCE = /\$\{([^{}\s]+)\}/y;
const SYMBOL = /\/\/|::|\.\.|!=|<=|>=|[()[\].@,/|+\-=<>*]/y;

/** Cuts an expression into tokens; the last one is always `end`. */
export function tokenize(source: string): Tokens {
  const tokens: Token[] = [];
  let at = 0;
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    return pattern.exec(source);
  };
  while (at < source.length) {
    const space = match(SPACE);
    if (space) {
      at += space[0].length;
      continue;
    }
    const reference = match(REFERENCE);
    if (reference) {
      tokens.push({ kind: "reference", text: reference[1] ?? "", at });
      at += reference[0].length;
      continue;
    }
    const string = match(STRING);
    if (string) {
      tokens.push({ kind: "string", text: string[0].slice(1, -1), at });
      at += string[0].length;
      continue;
    }
    const number = match(NUMBER);
    if (number) {
      tokens.push({ kind: "number", text: number[0], at });
      at += number[0].length;
      continue;
    }
    const name = match(NAME);
    if (name) {
      tokens.push({ kind: "name", text: name[0], at });
      at += name[0].length;
      continue;
    }
    const symbol = match(SYMBOL);
    if (!symbol) return { ok: false, at, found: String.fromCodePoint(source.codePointAt(at) ?? 0) };
    tokens.push({ kind: "symbol", text: symbol[0], at });
    at += symbol[0].length;
  }
  tokens.push({ kind: "end", text: "", at: source.length });
  return { ok: true, tokens };
}
