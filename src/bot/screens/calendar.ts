import type { CalendarDay } from "../../domain/calendar/calendarFile.ts";
import { formatDate } from "../../domain/answer/formatDate.ts";
import { localeOf, type Locale } from "../../domain/text.ts";
import { formatText, t } from "../../i18n/t.ts";
import type { CalendarFileVerdict } from "../../usecases/calendar/answerSentCalendar.ts";
import { packButton, type ButtonData } from "../../messaging/buttonData.ts";
import { bold, column, messagePayload, outgoing, type Outgoing, type Piece } from "../core/outgoing.ts";
import { inParts } from "./inParts.ts";

/** The days off and make-up days of a year; the buttons that change them for those who may. */
export function calendarScreen(
  days: readonly CalendarDay[],
  year: number,
  mayEdit: boolean,
  locale: Locale,
): Outgoing {
  const own = days.filter(({ day }) => day.startsWith(`${year}-`));
  const pieces: Piece[] = [
    bold(t(locale, "calendar-title", { year: String(year) })),
    ...own.map((row) => `\n- ${dayLine(row, locale)}`),
    ...(own.length === 0 ? [`\n${t(locale, "calendar-empty")}`] : []),
    `\n\n${t(locale, mayEdit ? "calendar-how-edit" : "calendar-how", { next: String(year + 1) })}`,
  ];
  const button = (label: string, act: ButtonData<"calendar">["act"]) => ({
    label,
    data: packButton({ on: "calendar", year, act }),
  });
  if (!mayEdit) return outgoing(pieces);
  return outgoing(
    pieces,
    column(
      button(t(locale, "button-calendar-holiday"), "holiday"),
      button(t(locale, "button-calendar-make-up"), "makeup"),
      own.length > 0 ? button(t(locale, "button-calendar-remove"), "remove") : null,
      own.some(({ confirmed }) => !confirmed)
        ? button(t(locale, "button-calendar-confirm", { year: String(year) }), "confirm")
        : null,
    ),
  );
}

function dayLine({ day, kind, name, confirmed }: CalendarDay, locale: Locale): string {
  const line = t(locale, kind === "holiday" ? "calendar-holiday" : "calendar-make-up", {
    date: formatDate(day, "short", locale),
    name,
  });
  return confirmed ? line : t(locale, "calendar-unconfirmed", { line });
}

/** What came of a calendar file, to its sender. */
export function calendarFileWords(verdict: CalendarFileVerdict, to: string): Record<string, unknown>[] {
  const locale = localeOf(to);
  return verdictParts(verdict, locale).map((part) => messagePayload(outgoing([part])));
}

function verdictParts(verdict: CalendarFileVerdict, locale: Locale): string[] {
  switch (verdict.kind) {
    case "taken": {
      const { days, years, dueOnDaysOff } = verdict.result;
      return [
        [
          t(locale, "calendar-file-taken", { days: String(days), years: years.join(", ") }),
          ...dueLines(dueOnDaysOff, locale),
        ].join("\n"),
      ];
    }
    case "mistakes":
      return inParts([
        t(locale, "calendar-file-mistakes"),
        ...verdict.problems.map((problem) =>
          t(locale, "calendar-file-line", {
            line: String(problem.row),
            what: problemText(problem, locale),
          }),
        ),
      ]);
    case "unreachable":
      return [t(locale, "calendar-file-unreachable")];
    case "not_allowed":
      return [t(locale, "calendar-refused-not_allowed")];
    default:
      return verdict satisfies never;
  }
}

type Problem = Extract<CalendarFileVerdict, { kind: "mistakes" }>["problems"][number];

/** A missing column is named as the person would write it. */
function problemText(problem: Problem, locale: Locale): string {
  const value =
    problem.code === "column_missing" && problem.column !== null
      ? t(locale, `calendar-column-${problem.column}`)
      : problem.value;
  return formatText(locale, `calendar-problem-${problem.code}`, { value });
}

export function dueLines(dueOnDaysOff: number, locale: Locale): string[] {
  return dueOnDaysOff === 0 ? [] : [t(locale, "calendar-due-on-days-off", { count: String(dueOnDaysOff) })];
}
