/**
 * Why the person must confirm what was understood before it is stored:
 * - `dot_decimal`          "92.5": a dot is the thousands mark, this one stands like a decimal comma
 * - `comma_thousands`      "1,250" where only a whole number makes sense, "1,234,567"
 * - `english_notation`     "1,234.5"
 * - `spaces`               "7 10": spaces that do not part thousands
 * - `zero_from_khong`      "không" to a count may mean 0 or that there are no data
 * - `bound`                "hơn 700", "dưới 10": only a limit was given, stored as approximate
 * - `short_scale`          "2k" as a count
 * - `trailing_part`        "1 tỷ 2" is 1,2 tỷ in speech
 * - `very_large`           a count above a million
 * - `small_money`          "350" đồng, probably triệu
 * - `below_one_percent`    "0,92" typed to a percentage
 * - `two_digit_year`       "17/9/20"
 * - `hour_only`            "8" to a time
 * - `guessed_choice`       the words stand inside one label only
 * - `all_choices`          "tất cả"
 * - `swapped_coordinates`  longitude first
 */
export type ConfirmReason =
  | "dot_decimal"
  | "comma_thousands"
  | "english_notation"
  | "spaces"
  | "zero_from_khong"
  | "bound"
  | "short_scale"
  | "trailing_part"
  | "very_large"
  | "small_money"
  | "below_one_percent"
  | "two_digit_year"
  | "hour_only"
  | "guessed_choice"
  | "all_choices"
  | "swapped_coordinates";

/** Why an answer cannot be taken; each code has a text in `locales/` that says what to do. */
export type RefusalReason =
  | "empty"
  | "not_a_number"
  | "several_numbers"
  | "not_an_integer"
  | "negative"
  | "too_large"
  | "too_many_decimals"
  | "out_of_range"
  | "percent_for_number"
  | "unknown_unit"
  | "khong_is_unclear"
  | "not_a_date"
  | "no_such_day"
  | "no_such_month"
  | "day_missing"
  | "year_out_of_range"
  | "not_a_time"
  | "no_such_time"
  | "no_such_choice"
  | "ambiguous_choice"
  | "placed_twice"
  | "not_placed"
  | "too_long"
  | "not_a_place";

/** What is asked for where nothing that can be read was typed; each has a text in `locales/` too. */
export type Wanted =
  | "integer"
  | "count"
  | "decimal"
  | "percent"
  | "money"
  | "date"
  | "time"
  | "date_time"
  | "geopoint"
  | "choice"
  | "multi_choice"
  | "rank"
  | "text";

/** Data for the refusal's text. Figures are plain; the caller formats them. */
export type RefusalDetails = Readonly<Record<string, string | number | readonly string[]>>;

/** What was understood from what a person typed. Parsers never throw. */
export type AnswerResult<Value> =
  | {
      ok: true;
      kind: "value";
      value: Value;
      approximate: boolean;
      /** Invisible or dangerous characters were taken out of a text: show what is stored. */
      cleaned: boolean;
    }
  | { ok: true; kind: "confirm"; value: Value; approximate: boolean; reason: ConfirmReason }
  /** "Không có số liệu": neither "không" nor 0; whether it is allowed is for the caller to judge. */
  | { ok: true; kind: "not_available" }
  | Refusal;

export interface Refusal {
  ok: false;
  kind: "refused";
  reason: RefusalReason;
  details: RefusalDetails;
}

export function understood<Value>(
  value: Value,
  more: { approximate?: boolean; cleaned?: boolean; doubt?: ConfirmReason | undefined } = {},
): AnswerResult<Value> {
  const approximate = more.approximate ?? false;
  if (more.doubt !== undefined) {
    return { ok: true, kind: "confirm", value, approximate, reason: more.doubt };
  }
  return { ok: true, kind: "value", value, approximate, cleaned: more.cleaned ?? false };
}

export function refused(reason: RefusalReason, details: RefusalDetails = {}): Refusal {
  return { ok: false, kind: "refused", reason, details };
}

export const NOT_AVAILABLE = { ok: true, kind: "not_available" } as const;
