import { dayNumberOfText, formatDate, isoDay, localDateTime, timeOfDay } from "../dates.ts";
import type { EvaluationContext, FunctionDefinition } from "../evaluationContext.ts";
import { textToNumber, toText, UNKNOWN, type Value } from "../values.ts";
import type { Expression } from "../expression.ts";
import { argument, ofTexts } from "./arguments.ts";

/** date(18522) and date('2020-09-17') are both 2020-09-17; what is no date becomes "". */
function toDate(args: readonly Expression[], context: EvaluationContext): Value {
  const value = argument(args, 0, context);
  if (typeof value === "number") return isoDay(value);
  const text = toText(value, context.host.read);
  if (text === UNKNOWN) return UNKNOWN;
  if (text === "") return "";
  const day = textToNumber(text);
  return text.includes("T") && dayNumberOfText(text) !== undefined ? text : isoDay(day);
}

/** Functions on dates and times. Dates are ISO texts; as numbers they are days since 1970-01-01. */
export const dateFunctions = {
  today: { minArgs: 0, maxArgs: 0, call: (_args, context) => context.host.today() },
  now: {
    minArgs: 0,
    maxArgs: 0,
    call: (_args, context) => localDateTime(context.host.now(), context.host.timeZone),
  },
  date: { minArgs: 1, maxArgs: 1, call: toDate },
  "date-time": { minArgs: 1, maxArgs: 1, call: toDate },
  "format-date": ofTexts(2, 2, (text, format = "") => formatDate(text, format)),
  "format-date-time": ofTexts(2, 2, (text, format = "") => formatDate(text, format)),
  "decimal-date-time": ofTexts(1, 1, (text) => dayNumberOfText(text) ?? Number.NaN),
  "decimal-time": ofTexts(1, 1, (text) => timeOfDay(text) ?? Number.NaN),
} satisfies Record<string, FunctionDefinition>;
