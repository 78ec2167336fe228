import { isOwed } from "../../domain/remediation/remediationState.ts";
import type { Locale } from "../../domain/text.ts";
import { t } from "../../i18n/t.ts";
import type { Act } from "../../messaging/act.ts";
import { daysLeft } from "../../usecases/remediation/daysLeft.ts";
import type { RemediationView } from "../../usecases/remediation/remediationView.ts";
import { bold, column, outgoing, type Outgoing, type Piece } from "../core/outgoing.ts";
import { reinspectButton } from "./reinspection.ts";
import { leftText, remedyButton, shortDate } from "./remedyWords.ts";

/** Lines of one list, and points with a button, before "còn … nội dung khác". */
const MAX_LINES = 15;
const MAX_BUTTONS = 12;
/** What counts as due soon, in working days. */
const DUE_WITHIN = 7;

/** /remediation: how far each unit is, what waits for a decision, what is late and what is due. */
export async function remedyFollowScreen(
  act: Act,
  views: readonly RemediationView[],
  locale: Locale,
  title: string = t(locale, "follow-title"),
): Promise<Outgoing> {
  if (views.length === 0) return outgoing([t(locale, "follow-none")]);
  const left = await daysLeft(act, views);
  const late = views.filter((view) => isOwed(view.state) && left(view) < 0);
  const due = views.filter((view) => isOwed(view.state) && left(view) >= 0 && left(view) <= DUE_WITHIN);
  const waiting = views.filter((view) => decisionLine(view, locale) !== null);
  const several = new Set(views.map((view) => view.unit)).size > 1;
  const line = (view: RemediationView) =>
    t(locale, "follow-line", {
      unit: view.unit,
      number: String(view.number),
      date: shortDate(view.dueDate, locale),
      left: leftText(left(view), locale),
    });
  const pieces: Piece[] = [
    bold(title),
    ...limited(
      [...Map.groupBy(views, (view) => view.unit)].map(([unit, own]) => unitLine(unit, own, late, locale)),
      locale,
    ),
    ...section(
      "follow-to-decide",
      waiting.map((view) => decisionLine(view, locale) ?? ""),
      locale,
    ),
    ...section("follow-late", late.map(line), locale),
    ...section("follow-due", due.map(line), locale),
    `\n\n${t(locale, "follow-how")}`,
  ];
  const first = [...new Set([...waiting, ...late, ...due, ...views])].slice(0, MAX_BUTTONS);
  const buttons = first.map((view) => {
    const name = t(locale, "remedy-point", { number: String(view.number), total: String(view.total) });
    return remedyButton(view, "view", locale, several ? `${name}, ${view.unit}` : name);
  });
  const [only, ...others] = new Set(views.map((view) => view.inspectionId));
  const reinspect = only === undefined || others.length > 0 ? null : reinspectButton(only, locale);
  return outgoing(pieces, column(...buttons, reinspect));
}

function unitLine(
  unit: string,
  own: readonly RemediationView[],
  late: readonly RemediationView[],
  locale: Locale,
): string {
  return t(locale, "follow-unit", {
    unit,
    open: String(own.filter(({ state }) => isOwed(state)).length),
    late: String(own.filter((view) => late.includes(view)).length),
    submitted: String(own.filter(({ state }) => state === "submitted").length),
  });
}

/** What waits for the team's word; null when nothing does. */
function decisionLine(view: RemediationView, locale: Locale): string | null {
  const about = { unit: view.unit, number: String(view.number) };
  if (view.state === "submitted") return t(locale, "follow-decide-submitted", about);
  if (view.extension !== null) {
    return t(locale, "follow-decide-extension", { ...about, date: shortDate(view.extension.to, locale) });
  }
  if (view.state === "contested") return t(locale, "follow-decide-contested", about);
  if (view.state === "accepted") return t(locale, "follow-decide-accepted", about);
  return null;
}

function section(
  title: "follow-to-decide" | "follow-late" | "follow-due",
  lines: readonly string[],
  locale: Locale,
): Piece[] {
  if (lines.length === 0) return [];
  return ["\n\n", bold(t(locale, title)), ...limited(lines, locale)];
}

function limited(lines: readonly string[], locale: Locale): string[] {
  const shown = lines.slice(0, MAX_LINES).map((line) => `\n- ${line}`);
  const more = lines.length - shown.length;
  return more > 0 ? [...shown, `\n${t(locale, "follow-more", { count: String(more) })}`] : shown;
}
