import { formatDate } from "../../domain/answer/formatDate.ts";
import { packButton, type InspectionAct } from "../../messaging/buttonData.ts";
import type { MessageId } from "../../i18n/messages.ts";
import { t } from "../../i18n/t.ts";
import { hasRight, type Right } from "../../policies/inspectionRights.ts";
import { memberships } from "../../usecases/people/memberships.ts";
import type { Taken } from "../core/taken.ts";
import { column, outgoing } from "../core/outgoing.ts";
import { aboutInspection } from "../press/onInspection.ts";
import { personLocale, say } from "../core/say.ts";
import type { Asked, Command } from "./Command.ts";

/** A command about one inspection: the person's only one, or they are asked which. */
export function onOneInspection<Name extends InspectionAct>(
  command: Pick<Command<Name>, "name" | "words" | "takes" | "about"> & { right: Right; refusal: RefusalText },
): Command<Name> {
  const { name, words, takes, about, right, refusal } = command;
  return {
    name,
    words,
    takes,
    understood: "by known people",
    rights: [right],
    inMenu: true,
    about,
    run: (asked) => choose(asked, name, right, refusal),
  };
}

type RefusalText = Extract<
  MessageId,
  | "not-allowed"
  | "summary-only-lead"
  | "ask-minutes-only-lead"
  | "ask-conclusion-only-lead"
  | "correct-only-lead"
>;

async function choose(
  { context, argument }: Asked,
  what: InspectionAct,
  right: Right,
  refusal: RefusalText,
): Promise<Taken> {
  const { handling } = context;
  const locale = personLocale(handling);
  const parts = (await memberships(handling.act)).filter(({ role }) => hasRight(right, [role]));
  const inspections = [...new Map(parts.map(({ inspection }) => [inspection.id, inspection])).values()];
  const [only] = inspections;
  if (only === undefined) {
    await say(context, t(locale, refusal));
    return "done";
  }
  if (inspections.length === 1) return aboutInspection(context, only.id, what, argument);
  const choices = inspections.map(({ id, unit, visitDate }) => ({
    label: `${unit} (${formatDate(visitDate, "short", locale)})`,
    data: packButton({ on: "inspection", id, act: what }),
  }));
  await say(context, outgoing([t(locale, "which-inspection")], column(...choices)));
  return "done";
}
