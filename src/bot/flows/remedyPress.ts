import { t } from "../../i18n/t.ts";
import { ownRoles } from "../../usecases/remediation/remediationPeople.ts";
import { findRemediation } from "../../usecases/remediation/remediationView.ts";
import type { ButtonData } from "../callbackData.ts";
import type { BotContext } from "../context.ts";
import { enterFlow } from "../enterFlow.ts";
import { handling } from "../handling.ts";
import { outgoing, type Outgoing } from "../outgoing.ts";
import { personLocale, say } from "../say.ts";
import { remedyDetail } from "../screens/remedyDetail.ts";
import { takeStep } from "./remedyStep.ts";

/**
 * A button on a remediation: shown or done at once, or, where words are needed, asked for. What
 * the team decides about holds only for what they saw: with a newer version they are shown it first.
 */
export async function pressRemedy(
  context: BotContext,
  { id, version, act }: Extract<ButtonData, { on: "remedy" }>,
): Promise<void> {
  switch (act) {
    case "view":
      await say(context, await showPoint(id));
      return;
    case "take":
      await say(context, await takeStep(id, { kind: "acknowledge" }));
      return;
    case "ok":
      await say(context, await takeStep(id, { kind: "accept" }, version));
      return;
    case "close":
      await say(context, await takeStep(id, { kind: "close" }, version));
      return;
    case "grant":
      await say(context, await takeStep(id, { kind: "grantExtension" }, version));
      return;
    default:
      await enterFlow(context, "remedy", id, act, version);
  }
}

/** A point with what the person may do about it; a stranger to it learns nothing. */
export async function showPoint(id: string): Promise<Outgoing> {
  const { act } = handling();
  const locale = personLocale();
  const view = await findRemediation(act, id);
  const roles = view === null ? [] : await ownRoles(act, view);
  if (view === null || roles.length === 0) return outgoing([t(locale, "remedy-refused-not_allowed")]);
  return remedyDetail(act, view, roles, locale);
}
