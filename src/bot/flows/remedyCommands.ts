import { t } from "../../i18n/t.ts";
import { hasRight, RIGHTS } from "../../policies/inspectionRights.ts";
import { memberships } from "../../usecases/people/memberships.ts";
import { followedRemediations, ownRemediations } from "../../usecases/remediation/remediationView.ts";
import type { BotContext } from "../context.ts";
import { handling } from "../handling.ts";
import { column, outgoing, type Outgoing } from "../outgoing.ts";
import { personLocale, say } from "../say.ts";
import { followScreen } from "../screens/remedyFollow.ts";
import { pointButtons, remedyList } from "../screens/remedyList.ts";
import { showPoint } from "./remedyPress.ts";

/** "khắc phục": what the person's unit has to remedy; "khắc phục 2": that point. */
export async function remedyCommand(context: BotContext, argument: string): Promise<void> {
  const { act } = handling();
  const locale = personLocale();
  await context.conversation.exitAll();
  const own = await ownRemediations(act);
  const rights = await remediationRights();
  if (own.length === 0 && !rights.remedies) {
    const instead = rights.follows ? [t(locale, "remedy-follow-instead")] : [];
    await say(context, [t(locale, "remedy-not-for-you"), ...instead].join(" "));
    return;
  }
  if (argument === "") {
    await say(context, await remedyList(act, own, locale));
    return;
  }
  const meant = own.filter(({ number }) => String(number) === argument);
  const [only] = meant;
  if (only === undefined) await say(context, t(locale, "remedy-no-such", { number: argument }));
  else if (meant.length === 1) await say(context, await showPoint(only.id));
  else {
    const which = t(locale, "remedy-which", { number: argument });
    await say(context, outgoing([which], column(...pointButtons(meant, locale))));
  }
}

/** "theo dõi": what the team and the standing agency follow. */
export async function followCommand(context: BotContext): Promise<void> {
  const { act } = handling();
  const locale = personLocale();
  const rights = await remediationRights();
  if (rights.follows) {
    await say(
      context,
      await followScreen(act, await followedRemediations(act, RIGHTS.followRemediation), locale),
    );
    return;
  }
  const instead = rights.remedies ? [t(locale, "follow-own-instead")] : [];
  await say(context, [t(locale, "follow-not-for-you"), ...instead].join(" "));
}

/** The same lists for one inspection, by its buttons in the menu; empty for whoever has no part in it. */
export async function ownPoints(inspectionId: string): Promise<Outgoing> {
  const { act } = handling();
  const own = (await ownRemediations(act)).filter((view) => view.inspectionId === inspectionId);
  return remedyList(act, own, personLocale());
}

export async function followedPoints(inspectionId: string): Promise<Outgoing> {
  const { act } = handling();
  const followed = await followedRemediations(act, RIGHTS.followRemediation);
  return followScreen(
    act,
    followed.filter((view) => view.inspectionId === inspectionId),
    personLocale(),
  );
}

async function remediationRights(): Promise<{ remedies: boolean; follows: boolean }> {
  const roles = (await memberships(handling().act)).map(({ role }) => role);
  return { remedies: hasRight("remedy", roles), follows: hasRight("followRemediation", roles) };
}
