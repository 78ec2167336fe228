import { formatDate } from "../../domain/answer/formatDate.ts";
import { parseVietnameseDate } from "../../domain/answer/parseVietnameseDate.ts";
import { t } from "../../i18n/t.ts";
import type { BotConversation, InnerContext } from "../core/botContext.ts";
import type { Handling } from "../core/handling.ts";
import { personLocale } from "../core/say.ts";
import { askUntil, taken, wrong, type Answered, type Judged } from "./askUntil.ts";
import type { Choice, Question } from "../core/question.ts";

/** A button that stands for a day. */
type DayName = `day:${string}`;
const DAY_NAME = "day:";

/** @param day yyyy-mm-dd */
export function dayChoice(day: string, label: string): Choice<DayName> {
  return { name: `day:${day}`, label };
}

export interface DayWanted<T> {
  /** A day that would do, shown when there is none in the words; yyyy-mm-dd. */
  example: string;
  /** Year of a day that is written without one; this year when not given. */
  year?: number;
  /** Whether the day will do. Runs in `external`. */
  check?: (day: string, handling: Handling) => Judged<T> | Promise<Judged<T>>;
}

/** Asks for a day as people write it ("17/9", "hôm nay"); gives yyyy-mm-dd. */
export function askDay(
  conversation: BotConversation,
  context: InnerContext,
  question: Question | Question<DayName>,
  wanted: DayWanted<string>,
): Promise<Answered<string>> {
  return askDayOr<string, never>(conversation, context, question, { check: taken, ...wanted });
}

/** The same where another button may be pressed instead. */
export function askDayOr<T, Name extends string>(
  conversation: BotConversation,
  context: InnerContext,
  question: Question<DayName | Name>,
  wanted: DayWanted<T> & {
    check: (day: string, handling: Handling) => Judged<T> | Promise<Judged<T>>;
    pressed?: (name: Name) => Judged<T>;
  },
): Promise<Answered<T>> {
  return askUntil<T, DayName | Name>(conversation, context, question, (said, handling) => {
    if (said.kind === "choice") {
      if (isOther(said.name)) return wanted.pressed?.(said.name) ?? wrong(dayWrong(handling, wanted.example));
      return wanted.check(said.name.slice(DAY_NAME.length), handling);
    }
    const day = said.kind === "words" ? readDay(handling, said.text, wanted.year) : null;
    return day === null ? wrong(dayWrong(handling, wanted.example)) : wanted.check(day, handling);
  });
}

/** Null for words that name no day. Inside flows: in `external`. */
export function readDay(handling: Handling, text: string, year?: number): string | null {
  const { today } = handling.act;
  const parsed = parseVietnameseDate(text, { today, inspectionYear: year ?? Number(today.slice(0, 4)) });
  return parsed.ok && parsed.kind !== "not_available" ? parsed.value : null;
}

function dayWrong(handling: Handling, example: string): string {
  const locale = personLocale(handling);
  return t(locale, "day-wrong", { example: formatDate(example, "short", locale) });
}

function isOther<Name extends string>(name: Name): name is Exclude<Name, DayName> {
  return !name.startsWith(DAY_NAME);
}
