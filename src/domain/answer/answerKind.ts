import type { Localized } from "../text.ts";

/** One option of a choice question, in the order it is shown (the first is number 1). */
export interface Choice {
  name: string;
  label: Localized;
}

/**
 * What a question expects.
 * - `integer` any whole number; `count` 0, 1, 2, …; `decimal` any number
 * - `percent` 0 to 100 with at most two decimals; `money` whole VND ≥ 0
 * - values of `date`, `time`, `date_time` are "2020-09-17", "08:30", "2020-09-17T08:30"
 * - the value of `geopoint` is ODK's "latitude longitude altitude accuracy"
 */
export type AnswerKind =
  | {
      kind:
        | "integer"
        | "count"
        | "decimal"
        | "percent"
        | "money"
        | "date"
        | "time"
        | "date_time"
        | "geopoint";
    }
  | { kind: "choice" | "multi_choice"; choices: readonly Choice[] }
  | { kind: "text"; maxLength?: number };

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
