import { formatDate } from "../../domain/answer/formatDate.ts";
import { packButton } from "../../messaging/buttonData.ts";
import { t } from "../../i18n/t.ts";
import { ASKED_OF_INSPECTION, type AskedOfInspection } from "../../policies/askedOfInspection.ts";
import { hasRight } from "../../policies/inspectionRights.ts";
import { memberships } from "../../usecases/people/memberships.ts";
import type { Taken } from "../core/taken.ts";
import { column, outgoing } from "../core/outgoing.ts";
import { aboutInspection } from "../press/onInspection.ts";
import { personLocale, say } from "../core/say.ts";
import type { Asked, Command } from "./Command.ts";

/** A command about one inspection: the person's only one, or they are asked which. */
export function onOneInspection<Name extends AskedOfInspection>(
  command: Pick<Command<Name>, "name" | "words" | "takes" | "about">,
): Command<Name> {
  return {
    ...command,
    understood: "by known people",
    rights: [ASKED_OF_INSPECTION[command.name].right],
    inMenu: true,
    run: (asked) => choose(asked, command.name),
  };
}

async function choose({ context, argument }: Asked, what: AskedOfInspection): Promise<Taken> {
  const { right, refusal } = ASKED_OF_INSPECTION[what];
  const { handling } = context;
  const locale = personLocale(handling);
  const parts = (await memberships(handling.act)).filter((part) => hasRight(right, [part]));
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
