import type { AnswerContext } from "./notation.ts";
import { NOT_AVAILABLE, refused, understood, type AnswerResult } from "./answerResult.ts";
import { peelFigure } from "./peelFigure.ts";
import { readDigits } from "./readDigits.ts";
import { readUnit } from "./readUnit.ts";

const MAX_PERCENT = 100;
const MAX_PERCENT_DECIMALS = 2;

/**
 * A percentage 0 to 100 with at most two decimals: "97,6%", "92", "khoảng 90 phần trăm". "92.5" is
 * taken for 92,5 with a question, and so is a bare "0,92", which may be a share of one.
 */
export function parsePercent(input: string, context: Pick<AnswerContext, "unitWords">): AnswerResult<number> {
  const unitWords = context.unitWords ?? [];
  const peeled = peelFigure(input, unitWords);
  if (peeled.kind === "empty") return refused("empty");
  if (peeled.kind === "not_available") return NOT_AVAILABLE;
  if (peeled.kind === "zero_word") return refused("khong_is_unclear");
  const match = /^([-+−–]|am )?\s*(\d[\d., ]*)(.*)$/.exec(peeled.text);
  if (match === null) return refused("not_a_number");
  const unit = readUnit(match[3] ?? "", []);
  if (unit === "several_numbers") return refused("several_numbers");
  // "17 hồ sơ" is a count, not a percentage.
  if (unit === "unit" || unit === "unknown")
    return refused("unknown_unit", { text: (match[3] ?? "").trim() });

  const digits = readDigits(match[2] ?? "");
  if (digits === null) return refused("not_a_number");
  const value = Number(`${digits.whole}.${digits.fraction}`);
  if (match[1] !== undefined && match[1] !== "+" && value > 0) return refused("negative");
  if (value > MAX_PERCENT) return refused("out_of_range", { min: 0, max: MAX_PERCENT });
  if (digits.fraction.length > MAX_PERCENT_DECIMALS) {
    return refused("too_many_decimals", { max: MAX_PERCENT_DECIMALS });
  }
  const maybeShare = unit === "none" && value > 0 && value < 1;
  return understood(value, {
    approximate: peeled.approximate,
    doubt:
      digits.doubt ?? (peeled.bound ? "bound" : undefined) ?? (maybeShare ? "below_one_percent" : undefined),
  });
}
