import type { Localized } from "../text.ts";
import type { AnswerResult, Wanted } from "./answerResult.ts";
import type { Decimals } from "./formatNumber.ts";

/** One option of a choice question, in the order it is shown (the first is number 1). */
export interface Choice {
  name: string;
  label: Localized;
}

/** A count, a name of a choice, names of choices, a date …; JSON as stored. */
export type AnswerValue = number | string | readonly string[];

/** What the meaning of an answer depends on besides the question. */
export interface AnswerContext {
  /** The person's date, yyyy-mm-dd in the business zone, for "hôm nay". */
  today: string;
  /** Year of a date typed as "17/9". */
  inspectionYear: number;
  /** The unit of the question in every language ("hồ sơ", "dossiers"); it may follow the number. */
  unitWords?: readonly string[];
}

export interface AnswerFormat {
  /** Unit of a number in the languages of the form; a percentage and money bring their own. */
  unit?: Localized;
  /** Official running text writes counts below ten as "02 TTHC". */
  leadingZero?: boolean;
  /** Decimals of a percentage; two by default ("97,60%"), "shortest" to echo what was typed. */
  percentDecimals?: Decimals;
}

/** How people write an answer, and how it is written to them. */
export interface Notation {
  readonly wanted: Wanted;
  /** Of a choice question: those offered at this moment. */
  readonly choices: readonly Choice[];
  /**
   * What a person meant by `input`. Never throws and takes time linear in the input. A "confirm" result must
   * be echoed and stored only after a yes.
   *
   * ```ts
   * percent.parse("khoảng 90%", context)
   * // { ok: true, kind: "value", value: 90, approximate: true, cleaned: false }
   * percent.parse("92.5", context)
   * // { ok: true, kind: "confirm", value: 92.5, approximate: false, reason: "dot_decimal" }
   * ```
   */
  parse(input: string, context: AnswerContext): AnswerResult<AnswerValue>;
  /** Throws when the value does not fit: what is stored was checked when it was typed. */
  format(value: AnswerValue, language: string, format: AnswerFormat): string;
}
