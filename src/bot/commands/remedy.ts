import { t } from "../../i18n/t.ts";
import { hasRight } from "../../policies/inspectionRights.ts";
import { memberships } from "../../usecases/people/memberships.ts";
import { ownRemediations } from "../../usecases/remediation/remediationView.ts";
import type { Handling } from "../core/handling.ts";
import { column, outgoing, type Outgoing } from "../core/outgoing.ts";
import { showPoint } from "../press/onRemedy.ts";
import { personLocale, say } from "../core/say.ts";
import { pointButtons, remedyList } from "../screens/remedyList.ts";
import type { Command } from "./Command.ts";

/** "khắc phục": what the person's unit has to remedy; "khắc phục 2": that point. */
export const remedy: Command<"remedy"> = {
  name: "remedy",
  words: { vi: ["khắc phục"], en: ["remedy"] },
  understood: "by known people",
  rights: ["remedy"],
  takes: "number",
  inMenu: true,
  about: "command-remedy",
  async run({ context, argument }) {
    await say(context, await ownPoints(context.handling, argument));
    return "left";
  },
};

async function ownPoints(handling: Handling, number: string): Promise<Outgoing | string> {
  const { act } = handling;
  const locale = personLocale(handling);
  const own = await ownRemediations(act);
  const roles = await memberships(act);
  if (own.length === 0 && !hasRight("remedy", roles)) {
    const instead = hasRight("followRemediation", roles) ? [t(locale, "remedy-follow-instead")] : [];
    return [t(locale, "remedy-not-for-you"), ...instead].join(" ");
  }
  if (number === "") return remedyList(act, own, locale);
  const meant = own.filter((point) => String(point.number) === number);
  const [only] = meant;
  if (only === undefined) return t(locale, "remedy-no-such", { number });
  if (meant.length === 1) return showPoint(handling, only.id);
  return outgoing([t(locale, "remedy-which", { number })], column(...pointButtons(meant, locale)));
}
