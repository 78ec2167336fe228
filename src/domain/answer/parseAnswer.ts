import type { AnswerContext, AnswerKind, AnswerValue } from "./answerKind.ts";
import type { AnswerResult } from "./answerResult.ts";
import { parseChoice } from "./parseChoice.ts";
import { parseDateTime } from "./parseDateTime.ts";
import { parseFreeText } from "./parseFreeText.ts";
import { parseGeopoint } from "./parseGeopoint.ts";
import { parseMoney } from "./parseMoney.ts";
import { parseMultiChoice } from "./parseMultiChoice.ts";
import { parsePercent } from "./parsePercent.ts";
import { parseTime } from "./parseTime.ts";
import { parseVietnameseDate } from "./parseVietnameseDate.ts";
import { parseVietnameseNumber } from "./parseVietnameseNumber.ts";

/**
 * What a person meant by `input` as the answer to a question of this kind. Never throws and takes
 * time linear in the input. A "confirm" result must be echoed and stored only after a yes.
 *
 * ```ts
 * parseAnswer("khoảng 90%", { kind: "percent" }, context)
 * // { ok: true, kind: "value", value: 90, approximate: true, cleaned: false }
 * parseAnswer("92.5", { kind: "percent" }, context)
 * // { ok: true, kind: "confirm", value: 92.5, approximate: false, reason: "dot_decimal" }
 * ```
 */
export function parseAnswer(
  input: string,
  expected: AnswerKind,
  context: AnswerContext,
): AnswerResult<AnswerValue> {
  switch (expected.kind) {
    case "integer":
    case "count":
    case "decimal":
      return parseVietnameseNumber(input, expected.kind, context);
    case "percent":
      return parsePercent(input, context);
    case "money":
      return parseMoney(input);
    case "date":
      return parseVietnameseDate(input, context);
    case "time":
      return parseTime(input);
    case "date_time":
      return parseDateTime(input, context);
    case "geopoint":
      return parseGeopoint(input);
    case "choice":
      return parseChoice(input, expected.choices);
    case "multi_choice":
      return parseMultiChoice(input, expected.choices);
    case "text":
      return parseFreeText(input, expected.maxLength);
    default:
      return expected satisfies never;
  }
}
