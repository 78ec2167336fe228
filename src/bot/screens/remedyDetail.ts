import type { RemedyAct } from "../../messaging/buttonData.ts";
import { isOpen, isOwed } from "../../domain/remediation/remediationState.ts";
import type { Locale } from "../../domain/text.ts";
import { isMessageId, t, formatText } from "../../i18n/t.ts";
import type { Act } from "../../messaging/act.ts";
import { hasRight, type HeldRole } from "../../policies/inspectionRights.ts";
import { daysLeft } from "../../usecases/remediation/daysLeft.ts";
import { verificationsOf, type Verification } from "../../usecases/reinspection/verificationsOf.ts";
import { remediationHistory, type HistoryEntry } from "../../usecases/remediation/remediationHistory.ts";
import type { RemediationView } from "../../usecases/remediation/remediationView.ts";
import { bold, outgoing, type Button, type Outgoing, type Piece } from "../core/outgoing.ts";
import { dayText, duePieces, pointName, remedyButton, shortDate } from "./remedyWords.ts";

const HISTORY_LINES = 6;

/** One point with its history, and what the person may do about it now. */
export async function remedyDetail(
  act: Act,
  view: RemediationView,
  roles: readonly HeldRole[],
  locale: Locale,
): Promise<Outgoing> {
  const left = await daysLeft(act, [view]);
  const history = await remediationHistory(act, view.id, HISTORY_LINES);
  const { extension } = view;
  const pieces: Piece[] = [
    bold(`${pointName(view, locale)}. `),
    `${view.unit}\n${view.text}`,
    ...(view.recommendation === ""
      ? []
      : [`\n${t(locale, "remedy-recommendation", { text: view.recommendation })}`]),
    "\n",
    ...(view.state === "closed" ? [] : [...duePieces(view, left(view), locale), "\n"]),
    t(locale, "remedy-detail-state", { state: t(locale, `remedy-state-${view.state}`) }),
    ...(view.assignee === null ? [] : [`\n${t(locale, "remedy-detail-assignee", { name: view.assignee })}`]),
    ...(extension === null
      ? []
      : [
          `\n${t(locale, "remedy-detail-extension", { date: shortDate(extension.to, locale), reason: extension.reason })}`,
        ]),
    ...(view.evidence === 0
      ? []
      : [`\n${t(locale, "remedy-detail-evidence", { count: String(view.evidence) })}`]),
    ...(await verificationsOf(act, view.id)).map(
      (one) => `\n${verificationLine(one, hasRight("followRemediation", roles), locale)}`,
    ),
    "\n",
    bold(t(locale, "remedy-detail-history")),
    ...history.map((entry) => `\n- ${historyLine(entry, act.timeZone, locale)}`),
  ];
  return outgoing(pieces, detailButtons(view, roles, locale));
}

/** The unit learns what was found when the re-inspection is concluded. */
function verificationLine(
  { visitDate, verdict, concluded }: Verification,
  ofTeam: boolean,
  locale: Locale,
): string {
  const date = shortDate(visitDate, locale);
  if (verdict === null || !(ofTeam || concluded)) return t(locale, "remedy-detail-reinspection", { date });
  const found = t(locale, `reinspection-verdict-${verdict}`);
  return t(locale, "remedy-detail-reinspected", { date, found });
}

function historyLine({ kind, text, at }: HistoryEntry, timeZone: string, locale: Locale): string {
  const id = `remedy-history-${kind}`;
  const what = isMessageId(id) ? formatText(locale, id) : kind;
  return t(locale, "remedy-history-line", {
    date: dayText(at, timeZone, locale),
    what: text === null ? what : t(locale, "remedy-history-words", { what, text }),
  });
}

/** Only what is possible in this state and belongs to one of the roles; the use case checks again. */
function detailButtons(view: RemediationView, roles: readonly HeldRole[], locale: Locale): Button[][] {
  const button = (act: RemedyAct) => remedyButton(view, act, locale);
  const { state } = view;
  const rows: Button[][] = [];
  if (hasRight("verifyRemediation", roles)) {
    if (state === "submitted") rows.push([button("ok")], [button("no")]);
    if (view.extension !== null) rows.push([button("grant"), button("refuse")]);
    if (state === "contested") rows.push([button("uphold"), button("overrule")]);
    if (state === "accepted") rows.push([button("close")]);
    if (isOwed(state) && state !== "contested") rows.push([button("unres")]);
  }
  if (hasRight("remedy", roles) && isOwed(state)) {
    const working = state !== "contested";
    if (working) rows.push([button("done")], [button("prog"), button("ext")]);
    if (state === "assigned") rows.push([button("take"), button("contest")]);
    if (state === "in_progress") rows.push([button("contest")]);
  }
  if (hasRight("assignRemediation", roles) && isOwed(state)) rows.push([button("assign")]);
  if (hasRight("verifyRemediation", roles) && isOpen(state)) {
    rows.push([button("move")]);
  }
  return rows;
}
