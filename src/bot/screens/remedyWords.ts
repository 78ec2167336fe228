import { formatDate } from "../../domain/answer/formatDate.ts";
import { localDay } from "../../clock.ts";
import type { Locale } from "../../domain/text.ts";
import { t } from "../../i18n/t.ts";
import type { RemediationView } from "../../usecases/remediation/remediationView.ts";
import { packButton, type RemedyAct } from "../../messaging/buttonData.ts";
import { bold, type Button, type Piece } from "../core/outgoing.ts";

const LABELS = {
  view: "button-remedy-view",
  done: "button-remedy-done",
  prog: "button-remedy-progress",
  ext: "button-remedy-extend",
  take: "button-remedy-take",
  contest: "button-remedy-contest",
  assign: "button-remedy-assign",
  move: "button-remedy-move",
  ok: "button-remedy-confirm",
  no: "button-remedy-return",
  close: "button-remedy-close",
  unres: "button-remedy-unresolved",
  grant: "button-remedy-grant",
  refuse: "button-remedy-refuse",
  uphold: "button-remedy-uphold",
  overrule: "button-remedy-overrule",
} as const satisfies Record<RemedyAct, string>;

export function remedyButton(
  view: Pick<RemediationView, "id" | "version">,
  act: RemedyAct,
  locale: Locale,
  label: string = t(locale, LABELS[act]),
): Button {
  return { label, data: packButton({ on: "remedy", id: view.id, version: view.version, act }) };
}

/** Under every message about a point that the unit owes. */
export function unitButtons(view: RemediationView, locale: Locale): Button[][] {
  return [
    [remedyButton(view, "done", locale)],
    [remedyButton(view, "prog", locale), remedyButton(view, "ext", locale)],
    [remedyButton(view, "view", locale)],
  ];
}

/** "Nội dung 1/3" */
export function pointName({ number, total }: RemediationView, locale: Locale): string {
  return t(locale, "remedy-point", { number: String(number), total: String(total) });
}

export function shortDate(day: string, locale: Locale): string {
  return formatDate(day, "short", locale);
}

export function leftText(days: number, locale: Locale): string {
  if (days === 0) return t(locale, "remedy-left-today");
  return t(locale, days > 0 ? "remedy-left" : "remedy-left-over", { days: String(Math.abs(days)) });
}

/** Where something bold goes in a text: no text has it. */
const HERE = "\u0001";

/** "Thời hạn: 16/10/2020 (còn 3 ngày làm việc)", the date standing out. */
export function duePieces(view: RemediationView, days: number, locale: Locale): Piece[] {
  const date = shortDate(view.dueDate, locale);
  const line = t(locale, "remedy-due", { date: HERE, left: leftText(days, locale) });
  const [before = "", after = ""] = line.split(HERE);
  return [before, bold(date), after];
}

/** Day of an instant as people write it. */
export function dayText(at: Date, timeZone: string, locale: Locale): string {
  return shortDate(localDay({ now: () => at.getTime() }, timeZone), locale);
}

/** What the unit has said last about a point. */
export function reportLine({ lastReport }: RemediationView, timeZone: string, locale: Locale): string {
  if (lastReport === null) return t(locale, "remedy-last-report-none");
  return t(locale, "remedy-last-report", {
    date: dayText(lastReport.at, timeZone, locale),
    text: lastReport.text ?? t(locale, "remedy-report-no-words"),
  });
}
