import type { Locale } from "../../domain/text.ts";
import { t } from "../../i18n/t.ts";
import type { Act } from "../../messaging/act.ts";
import { daysLeft } from "../../usecases/remediation/daysLeft.ts";
import type { RemediationView } from "../../usecases/remediation/remediationView.ts";
import { bold, column, outgoing, type Button, type Outgoing, type Piece } from "../core/outgoing.ts";
import { duePieces, pointName, remedyButton, shortDate } from "./remedyWords.ts";

const MAX_POINTS = 20;

/** /remedy: what a unit's person has to remedy, by due date, under each unit. */
export async function remedyList(
  act: Act,
  views: readonly RemediationView[],
  locale: Locale,
): Promise<Outgoing> {
  if (views.length === 0) return outgoing([t(locale, "remedy-list-none")]);
  const left = await daysLeft(act, views);
  const shown = views.slice(0, MAX_POINTS);
  const pieces: Piece[] = [bold(t(locale, "remedy-list-title"))];
  for (const own of Map.groupBy(shown, (view) => view.inspectionId).values()) {
    const [first] = own;
    if (first === undefined) continue;
    const date = shortDate(first.concludedOn, locale);
    pieces.push(`\n${t(locale, "remedy-list-unit", { unit: first.unit, date })}`);
    for (const view of own) {
      pieces.push("\n\n", bold(pointName(view, locale)), `: ${view.text}\n`);
      pieces.push(...duePieces(view, left(view), locale), ` · ${t(locale, `remedy-state-${view.state}`)}`);
    }
  }
  if (views.length > shown.length) {
    pieces.push(`\n\n${t(locale, "follow-more", { count: String(views.length - shown.length) })}`);
  }
  pieces.push(`\n\n${t(locale, "remedy-list-how")}`);
  return outgoing(pieces, column(...pointButtons(shown, locale)));
}

/** One button a point; with the unit's name where there are several. */
export function pointButtons(views: readonly RemediationView[], locale: Locale): Button[] {
  const several = new Set(views.map((view) => view.inspectionId)).size > 1;
  return views.map((view) => {
    const name = pointName(view, locale);
    return remedyButton(view, "view", locale, several ? `${name}, ${view.unit}` : name);
  });
}
