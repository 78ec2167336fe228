import type { ConfirmReason } from "./answerResult.ts";

/** A number's digits, exact. */
export interface Digits {
  /** Without leading zeros, "0" at least. */
  whole: string;
  /** Without trailing zeros. */
  fraction: string;
  doubt: ConfirmReason | undefined;
  /** "1,250": a decimal comma by the rule, but the English thousands mark if only whole numbers fit. */
  maybeThousands: boolean;
}

/**
 * Reads digits in Vietnamese notation: "," is decimal; "." parts thousands if groups of exactly three
 * digits follow, otherwise it is taken for a decimal comma with a doubt. Spaces are ignored, with a
 * doubt unless they part thousands too. Null when no reading makes sense ("12.34.567").
 */
export function readDigits(text: string): Digits | null {
  const trimmed = text.trim().replace(/[.,\s]+$/, "");
  const compact = trimmed.replace(/\s+/g, "");
  const spaced = trimmed !== compact && !/^\d{1,3}(\s\d{3})+(,\d+)?$/.test(trimmed);
  const digits = readCompact(compact);
  return digits === null || !spaced ? digits : { ...digits, doubt: digits.doubt ?? "spaces" };
}

function readCompact(text: string): Digits | null {
  if (!/^\d[\d.,]*$/.test(text)) return null;
  const [beforeComma = "", afterComma, ...moreCommas] = text.split(",");
  const [beforeDot = "", afterDot, ...moreDots] = text.split(".");
  if (afterComma === undefined) {
    if (afterDot === undefined) return digits(text, "");
    if (isGrouped(text, ".")) return digits(text.replaceAll(".", ""), "");
    return moreDots.length === 0 ? digits(beforeDot, afterDot, "dot_decimal") : null;
  }
  if (afterDot === undefined) {
    if (moreCommas.length === 0) return digits(beforeComma, afterComma, undefined, isGrouped(text, ","));
    return isGrouped(text, ",") ? digits(text.replaceAll(",", ""), "", "comma_thousands") : null;
  }
  if (moreCommas.length === 0 && isGrouped(beforeComma, ".") && !afterComma.includes(".")) {
    return digits(beforeComma.replaceAll(".", ""), afterComma);
  }
  if (moreDots.length === 0 && isGrouped(beforeDot, ",") && !afterDot.includes(",")) {
    return digits(beforeDot.replaceAll(",", ""), afterDot, "english_notation");
  }
  return null;
}

function isGrouped(text: string, mark: "." | ","): boolean {
  const [first = "", ...groups] = text.split(mark);
  return /^[1-9]\d{0,2}$/.test(first) && groups.length > 0 && groups.every((group) => /^\d{3}$/.test(group));
}

function digits(
  whole: string,
  fraction: string,
  doubt?: ConfirmReason,
  maybeThousands = false,
): Digits | null {
  if (whole === "" || (fraction === "" && maybeThousands)) return null;
  return {
    whole: whole.replace(/^0+(?=\d)/, ""),
    fraction: fraction.replace(/0+$/, ""),
    doubt,
    maybeThousands,
  };
}
