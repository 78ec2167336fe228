import type { Locale } from "../../domain/text.ts";
import { formatText, t } from "../../i18n/t.ts";
import {
  changeRemediation,
  type ChangeResult,
  type RemediationStep,
} from "../../usecases/remediation/changeRemediation.ts";
import type { RemediationView } from "../../usecases/remediation/remediationView.ts";
import { ownRoles } from "../../usecases/remediation/remediationPeople.ts";
import type { Handling } from "../core/handling.ts";
import { above, column, outgoing, type Outgoing } from "../core/outgoing.ts";
import { personLocale } from "../core/say.ts";
import { remedyDetail } from "../screens/remedyDetail.ts";
import { remedyButton, shortDate } from "../screens/remedyWords.ts";

/** Takes a step and says what came of it. Inside flows: in `external`. */
export async function takeStep(
  handling: Handling,
  remediationId: string,
  step: RemediationStep,
  seenVersion?: number,
): Promise<Outgoing> {
  const { act } = handling;
  const result = await changeRemediation(act, {
    remediationId,
    step,
    ...(seenVersion === undefined ? {} : { seenVersion }),
  });
  return result.ok
    ? done(result, step, personLocale(handling))
    : refused(handling, result, personLocale(handling));
}

function done(
  { after, movedTo, unknownYear }: Extract<ChangeResult, { ok: true }>,
  step: RemediationStep,
  locale: Locale,
): Outgoing {
  const due = shortDate(after.dueDate, locale);
  const asked = after.extension === null ? due : shortDate(after.extension.to, locale);
  const date = step.kind === "requestExtension" ? asked : due;
  const lines = [
    formatText(locale, `remedy-done-${step.kind}`, { date, due, name: after.assignee ?? "" }),
    ...(movedTo === null || !("to" in step) || step.to === undefined
      ? []
      : [
          t(locale, "remedy-date-moved", {
            asked: shortDate(step.to, locale),
            date: shortDate(movedTo, locale),
          }),
        ]),
    ...(unknownYear ? [t(locale, "remedy-unknown-year", { year: after.dueDate.slice(0, 4) })] : []),
  ];
  return outgoing(
    [lines.join("\n")],
    column(step.kind === "accept" ? remedyButton(after, "close", locale) : null),
  );
}

/** Why a step was not taken. */
export async function refused(
  handling: Handling,
  { reason, now }: Extract<ChangeResult, { ok: false }>,
  locale: Locale,
): Promise<Outgoing> {
  const text = formatText(locale, `remedy-refused-${reason}`, {
    due: now === null ? "" : shortDate(now.dueDate, locale),
    state: now === null ? "" : t(locale, `remedy-state-${now.state}`),
  });
  if (reason !== "changed_meanwhile" || now === null) return outgoing([text]);
  return changedMeanwhile(handling, now, locale);
}

/** Somebody else was faster: how the point is now, with what may be done about it. */
export async function changedMeanwhile(
  handling: Handling,
  now: RemediationView,
  locale: Locale,
): Promise<Outgoing> {
  const { act } = handling;
  const text = t(locale, "remedy-refused-changed_meanwhile");
  return above(text, await remedyDetail(act, now, await ownRoles(act, now), locale));
}
