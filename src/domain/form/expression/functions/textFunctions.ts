import { matchesWhole } from "../matchesWhole.ts";
import type { FunctionDefinition } from "../evaluationContext.ts";
import { UNKNOWN, numberToText, textToNumber, toText } from "../values.ts";
import { argument, MANY, ofTexts, spreadTexts, textArgument } from "./arguments.ts";

/** Functions on texts (XPath 1.0 §4.2 and the ODK additions). */
export const textFunctions = {
  string: {
    minArgs: 0,
    maxArgs: 1,
    call: (args, context) =>
      args.length === 0 ? context.host.read(context.node) : textArgument(args, 0, context),
  },
  "string-length": {
    minArgs: 0,
    maxArgs: 1,
    call: (args, context) => {
      const text = args.length === 0 ? context.host.read(context.node) : textArgument(args, 0, context);
      return text === UNKNOWN ? UNKNOWN : Array.from(text).length;
    },
  },
  concat: {
    minArgs: 1,
    maxArgs: MANY,
    call: (args, context) => {
      const texts = spreadTexts(args, 0, context);
      return texts === UNKNOWN ? UNKNOWN : texts.join("");
    },
  },
  join: {
    minArgs: 2,
    maxArgs: MANY,
    call: (args, context) => {
      const separator = textArgument(args, 0, context);
      const texts = spreadTexts(args, 1, context);
      return separator === UNKNOWN || texts === UNKNOWN ? UNKNOWN : texts.join(separator);
    },
  },
  contains: ofTexts(2, 2, (text, part = "") => text.includes(part)),
  "starts-with": ofTexts(2, 2, (text, part = "") => text.startsWith(part)),
  "ends-with": ofTexts(2, 2, (text, part = "") => text.endsWith(part)),
  "substring-before": ofTexts(2, 2, (text, part = "") => text.slice(0, Math.max(0, text.indexOf(part)))),
  "substring-after": ofTexts(2, 2, (text, part = "") =>
    text.includes(part) ? text.slice(text.indexOf(part) + part.length) : "",
  ),
  /** ODK: 0-based, end exclusive, negative counts from the end. */
  substr: ofTexts(2, 3, (text, start = "", end) => {
    const from = Math.trunc(textToNumber(start));
    const to = end === undefined ? undefined : Math.trunc(textToNumber(end));
    return Number.isNaN(from) ? "" : text.slice(from, to);
  }),
  /** XPath: 1-based, rounded, length as third argument. */
  substring: ofTexts(2, 3, (text, start = "", length) => {
    const from = Math.round(textToNumber(start));
    const to = length === undefined ? Infinity : from + Math.round(textToNumber(length));
    return Array.from(text)
      .filter((_, index) => index + 1 >= from && index + 1 < to)
      .join("");
  }),
  translate: ofTexts(3, 3, (text, from = "", to = "") => {
    const source = Array.from(from);
    const target = Array.from(to);
    return Array.from(text)
      .map((letter) => {
        const at = source.indexOf(letter);
        return at === -1 ? letter : (target[at] ?? "");
      })
      .join("");
  }),
  "normalize-space": {
    minArgs: 0,
    maxArgs: 1,
    call: (args, context) => {
      const text = args.length === 0 ? context.host.read(context.node) : textArgument(args, 0, context);
      return text === UNKNOWN ? UNKNOWN : text.trim().replace(/\s+/g, " ");
    },
  },
  /** "true if the string is an exact and complete match" (ODK specification). Linear in time. */
  regex: ofTexts(2, 2, (text, pattern = "") => matchesWhole(pattern, text)),
  /** The first argument that is not empty. In missing-aware evaluation a default for a missing figure. */
  coalesce: {
    minArgs: 2,
    maxArgs: MANY,
    call: (args, context) => {
      for (let index = 0; index < args.length; index++) {
        const value = argument(args, index, context);
        const text = toText(value, context.host.read);
        if (index === args.length - 1) return typeof value === "number" ? value : text;
        if (text === UNKNOWN || text === "") continue;
        return typeof value === "number" ? numberToText(value) : text;
      }
      return "";
    },
  },
} satisfies Record<string, FunctionDefinition>;
