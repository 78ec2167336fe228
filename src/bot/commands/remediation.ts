import { t } from "../../i18n/t.ts";
import { hasRight } from "../../policies/inspectionRights.ts";
import { memberships } from "../../usecases/people/memberships.ts";
import { followedRemediations } from "../../usecases/remediation/remediationView.ts";
import { personLocale, say } from "../core/say.ts";
import { remedyFollowScreen } from "../screens/remedyFollow.ts";
import type { Command } from "./Command.ts";

/** "theo dõi": what the team and the standing agency follow. */
export const remediation: Command<"remediation"> = {
  name: "remediation",
  words: { vi: ["theo dõi", "theo dõi khắc phục"], en: ["remediation"] },
  understood: "by known people",
  rights: ["followRemediation"],
  takes: "nothing",
  inMenu: true,
  about: "command-remediation",
  async run({ context }) {
    const { handling } = context;
    const { act } = handling;
    const locale = personLocale(handling);
    const roles = await memberships(act);
    if (hasRight("followRemediation", roles)) {
      const followed = await followedRemediations(act);
      await say(context, await remedyFollowScreen(act, followed, locale));
      return "done";
    }
    const instead = hasRight("remedy", roles) ? [t(locale, "follow-own-instead")] : [];
    await say(context, [t(locale, "follow-not-for-you"), ...instead].join(" "));
    return "done";
  },
};
