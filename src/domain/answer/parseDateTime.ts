import type { AnswerContext } from "./notation.ts";
import { refused, understood, type AnswerResult } from "./answerResult.ts";
import { parseTime } from "./parseTime.ts";
import { parseVietnameseDate } from "./parseVietnameseDate.ts";

const MAX_LENGTH = 160;

/** Where date and time may meet: every gap, "T" of ISO, comma. */
const GAP = /(?<=\d)T(?=\d)|,\s*|\s+/g;

/**
 * A date and a time in either order: "17/9/2020 8:30", "08 giờ 30 ngày 17 tháng 9 năm 2020",
 * "hôm nay 14h". Gives "2020-09-17T08:30" of the business zone.
 */
export function parseDateTime(
  input: string,
  context: Pick<AnswerContext, "today" | "inspectionYear">,
): AnswerResult<string> {
  const text = input.slice(0, MAX_LENGTH + 1).trim();
  if (text.length > MAX_LENGTH) return refused("not_a_date");
  for (const gap of text.matchAll(GAP)) {
    const before = text.slice(0, gap.index);
    const after = text.slice(gap.index + gap[0].length);
    const joined = join(before, after, context) ?? join(after, before, context);
    if (joined !== null) return joined;
  }
  const date = parseVietnameseDate(text, context);
  if (!date.ok || date.kind === "not_available") return date;
  return refused("not_a_time");
}

function join(
  dateText: string,
  timeText: string,
  context: Pick<AnswerContext, "today" | "inspectionYear">,
): AnswerResult<string> | null {
  const time = parseTime(timeText);
  // A bare number beside a date is a part of the date: "17 tháng 9".
  if (!time.ok || time.kind !== "value") return null;
  const date = parseVietnameseDate(dateText, context);
  if (!date.ok) return date.reason === "not_a_date" || date.reason === "day_missing" ? null : date;
  if (date.kind === "not_available") return null;
  return understood(`${date.value}T${time.value}`, {
    approximate: date.approximate || time.approximate,
    doubt: date.kind === "confirm" ? date.reason : undefined,
  });
}
