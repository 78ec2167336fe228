import type { AnswerContext } from "./notation.ts";
import { NOT_AVAILABLE, refused, understood, type AnswerResult } from "./answerResult.ts";
import { peelFigure } from "./peelFigure.ts";
import { readDigits } from "./readDigits.ts";
import { readScale } from "./readScale.ts";
import { readUnit } from "./readUnit.ts";
import { scaledFigure } from "./scaledFigure.ts";

export type NumberKind = "integer" | "count" | "decimal";

/** Above this a count is asked back: domain limit for every count of the catalogue. */
export const COUNT_SOFT_MAX = 1_000_000;
/** Nothing an inspection counts is larger than the country's people many times over. */
export const COUNT_MAX = 1_000_000_000;
/** Largest number without a quantity; keeps 15 significant digits exact in a double. */
const NUMBER_MAX = 1_000_000_000_000_000;
const MAX_SIGNIFICANT_DIGITS = 15;

/**
 * A number as a Vietnamese official types it: "1.250", "1 250 hồ sơ", "khoảng 90", "02", "7,5".
 * "không" is 0 only as a count and only after a question; "không có số liệu" is not available.
 */
export function parseVietnameseNumber(
  input: string,
  kind: NumberKind,
  context: Pick<AnswerContext, "unitWords">,
): AnswerResult<number> {
  const unitWords = context.unitWords ?? [];
  const peeled = peelFigure(input, unitWords);
  if (peeled.kind === "empty") return refused("empty");
  if (peeled.kind === "not_available") return NOT_AVAILABLE;
  if (peeled.kind === "zero_word") {
    return kind === "count" ? understood(0, { doubt: "zero_from_khong" }) : refused("khong_is_unclear");
  }
  const match = /^([-+−–]|am )?\s*(\d[\d., ]*)(.*)$/.exec(peeled.text);
  if (match === null) return refused("not_a_number");
  const negative = match[1] !== undefined && match[1] !== "+";
  const after = match[3] ?? "";
  // A whole unit first: "ngân hàng" without accents begins like "ngàn".
  const isUnit = readUnit(after, unitWords) === "unit";
  const scale = isUnit ? NO_SCALE : readScale(after);
  const unit = isUnit ? "unit" : readUnit(scale.rest, unitWords);
  if (unit === "several_numbers") return refused("several_numbers");
  if (unit === "percent") return refused("percent_for_number");
  if (unit === "unknown") return refused("unknown_unit", { text: scale.rest.trim() });

  const digits = readDigits(match[2] ?? "");
  if (digits === null) return refused("not_a_number");
  const onlyWhole = kind !== "decimal";
  const thousands = onlyWhole && digits.maybeThousands && scale.exponent === 0;
  const whole = thousands ? digits.whole + digits.fraction.padEnd(3, "0") : digits.whole;
  const fraction = thousands ? "" : digits.fraction;
  const size = scaledFigure(whole, fraction, scale.exponent);
  if (onlyWhole && size.fraction !== "") return refused("not_an_integer");
  if (kind === "count" && negative && size.value > 0) return refused("negative");
  const max = kind === "count" ? COUNT_MAX : NUMBER_MAX;
  if (size.value > max) return refused("too_large", { max });
  if (size.digits > MAX_SIGNIFICANT_DIGITS)
    return refused("too_many_decimals", { max: MAX_SIGNIFICANT_DIGITS });

  const large = kind === "count" && size.value > COUNT_SOFT_MAX;
  return understood(negative && size.value > 0 ? -size.value : size.value, {
    approximate: peeled.approximate,
    doubt:
      digits.doubt ??
      (thousands ? "comma_thousands" : undefined) ??
      (peeled.bound ? "bound" : undefined) ??
      (scale.short ? "short_scale" : undefined) ??
      (large ? "very_large" : undefined),
  });
}

const NO_SCALE = { exponent: 0, short: false, rest: "" };
