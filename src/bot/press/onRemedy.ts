import type { ButtonData } from "../../messaging/buttonData.ts";
import { t } from "../../i18n/t.ts";
import { ownRoles } from "../../usecases/remediation/remediationPeople.ts";
import { findRemediation } from "../../usecases/remediation/remediationView.ts";
import type { BotContext } from "../core/botContext.ts";
import type { Taken } from "../core/taken.ts";
import type { Handling } from "../core/handling.ts";
import { outgoing, type Outgoing } from "../core/outgoing.ts";
import { personLocale, say } from "../core/say.ts";
import { remedyDetail } from "../screens/remedyDetail.ts";
import { takeStep } from "./remedyStep.ts";
import { refuse } from "../../policies/refuse.ts";

/**
 * A button on a remediation: shown or done at once, or, where words are needed, asked for. What
 * the team decides about holds only for what they saw: with a newer version they are shown it first.
 */
export async function onRemedy(
  context: BotContext,
  { id, version, act }: ButtonData<"remedy">,
): Promise<Taken> {
  switch (act) {
    case "view":
      await say(context, await showPoint(context.handling, id));
      return "done";
    case "take":
      await say(context, await takeStep(context.handling, id, { kind: "acknowledge" }));
      return "done";
    case "ok":
      await say(context, await takeStep(context.handling, id, { kind: "accept" }, version));
      return "done";
    case "close":
      await say(context, await takeStep(context.handling, id, { kind: "close" }, version));
      return "done";
    case "grant":
      await say(context, await takeStep(context.handling, id, { kind: "grantExtension" }, version));
      return "done";
    case "done":
    case "prog":
    case "ext":
    case "contest":
    case "assign":
    case "move":
    case "no":
    case "unres":
    case "refuse":
    case "uphold":
    case "overrule":
      return { enter: "remedy", args: [id, act, version] };
    default:
      return act satisfies never;
  }
}

/** A point with what the person may do about it; a stranger to it learns nothing. */
export async function showPoint(handling: Handling, id: string): Promise<Outgoing> {
  const { act } = handling;
  const locale = personLocale(handling);
  const view = await findRemediation(act, id);
  const roles = view === null ? [] : await ownRoles(act, view);
  if (view === null || roles.length === 0) {
    if (view !== null) {
      const data = { right: "followRemediation" };
      refuse(act, { chain: view.inspectionCode, object: `remediation:${view.id}`, data });
    }
    return outgoing([t(locale, "remedy-refused-not_allowed")]);
  }
  return remedyDetail(act, view, roles, locale);
}
