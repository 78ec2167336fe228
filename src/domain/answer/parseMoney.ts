import { NOT_AVAILABLE, refused, understood, type AnswerResult, type ConfirmReason } from "./answerResult.ts";
import { peelFigure } from "./peelFigure.ts";
import { readDigits } from "./readDigits.ts";
import { scaledFigure } from "./scaledFigure.ts";
import { readScale } from "./readScale.ts";

/** A million billion VND: a quarter of the state's yearly budget, and exact in a double. */
export const MONEY_MAX = 1_000_000_000_000_000;
/** The smallest coin in use is 200 đồng; a budget below 1,000 was meant in million or billion. */
const SMALLEST_USUAL = 1000;

const CURRENCY = /^\s*(viet nam dong|dong viet nam|dong|vnd|d)(?![a-z])[ .]*/;

/**
 * Money in whole VND: "1,2 tỷ", "350 triệu đồng", "1 tỷ 250 triệu", "500k", "1 tỷ rưỡi",
 * "1.200.000.000 đ". Spoken short forms ("1 tỷ 2" for 1,2 tỷ) need a confirmation.
 */
export function parseMoney(input: string): AnswerResult<number> {
  // "đ" and "₫" right behind the number.
  const peeled = peelFigure(input.replaceAll("₫", " đồng "), ["đồng"]);
  if (peeled.kind === "empty") return refused("empty");
  if (peeled.kind === "not_available") return NOT_AVAILABLE;
  if (peeled.kind === "zero_word") return refused("khong_is_unclear");
  const sign = /^([-+−–]|am )\s*/.exec(peeled.text)?.[0] ?? "";
  const sum = readSum(peeled.text.slice(sign.length));
  if (!sum.ok) return sum;
  if (sign !== "" && !sign.startsWith("+") && sum.value > 0) return refused("negative");
  if (sum.value > MONEY_MAX) return refused("too_large", { max: MONEY_MAX });
  const small = sum.value > 0 && sum.value < SMALLEST_USUAL;
  return understood(sum.value, {
    approximate: peeled.approximate,
    doubt: sum.doubt ?? (peeled.bound ? "bound" : undefined) ?? (small ? "small_money" : undefined),
  });
}

type Sum = { ok: true; value: number; doubt: ConfirmReason | undefined };

/** Number and scale, again and again with ever smaller scales: "1 tỷ 250 triệu 300 nghìn". */
function readSum(text: string): Sum | ReturnType<typeof refused> {
  let rest = text;
  let value = 0;
  let doubt: ConfirmReason | undefined;
  let last = Number.POSITIVE_INFINITY;
  let parts = 0;
  while (rest !== "") {
    const match = /^(\d[\d., ]*)(.*)$/.exec(rest);
    if (match === null)
      return parts === 0 ? refused("not_a_number") : refused("unknown_unit", { text: rest });
    const digits = readDigits(match[1] ?? "");
    if (digits === null) return refused("not_a_number");
    const scale = readScale(match[2] ?? "");
    if (parts > 0 && scale.exponent >= last) return refused("several_numbers");
    const thousands = digits.maybeThousands && scale.exponent === 0;
    const whole = thousands ? digits.whole + digits.fraction.padEnd(3, "0") : digits.whole;
    const fraction = thousands ? "" : digits.fraction;
    // "1 tỷ 2": a short number without scale counts in tenths, hundredths of the scale before it.
    const typed = (match[1] ?? "").trim();
    const spoken = parts > 0 && scale.exponent === 0 && /^\d{1,3}$/.test(typed);
    const exponent = spoken ? last - typed.length : scale.exponent;
    const figure = scaledFigure(whole, fraction, exponent);
    if (figure.fraction !== "") return refused("not_an_integer");
    if (parts > 0 && figure.value >= 10 ** last) return refused("several_numbers");
    value += figure.value;
    doubt ??=
      digits.doubt ?? (thousands ? "comma_thousands" : undefined) ?? (spoken ? "trailing_part" : undefined);
    last = spoken ? 0 : scale.exponent;
    parts += 1;
    rest = scale.rest.trimStart();
    const half = /^ruoi(?![a-z])\s*/.exec(rest)?.[0];
    if (half !== undefined) {
      if (last === 0) return refused("not_a_number");
      value += 5 * 10 ** (last - 1);
      last = 0;
      rest = rest.slice(half.length);
    }
    rest = rest
      .replace(CURRENCY, "")
      .replace(/^[ ,]*(va|and) /, "")
      .trimStart();
    if (last === 0 && rest !== "") {
      return /\d/.test(rest) ? refused("several_numbers") : refused("unknown_unit", { text: rest });
    }
  }
  return parts === 0 ? refused("not_a_number") : { ok: true, value, doubt };
}
