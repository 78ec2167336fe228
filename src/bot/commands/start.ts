import { t } from "../../i18n/t.ts";
import { memberships } from "../../usecases/people/memberships.ts";
import { repeatPrompt } from "../core/repeatPrompt.ts";
import { personLocale, say } from "../core/say.ts";
import { menu } from "../screens/menu.ts";
import type { Command } from "./Command.ts";
import { menuFor, showCommandMenu } from "./menuFor.ts";

export const start: Command<"start"> = {
  name: "start",
  words: { vi: ["bắt đầu"], en: ["start"] },
  understood: "everywhere",
  rights: [],
  takes: "code",
  inMenu: false,
  about: "command-start",
  async run({ context, argument, commands }) {
    if (argument !== "") return { enter: "enrol", args: [argument] };
    const { handling } = context;
    const { act, update } = handling;
    const locale = personLocale(handling);
    if (update.person === null) {
      await say(context, t(locale, "start-without-code"));
      return "done";
    }
    const parts = await memberships(act);
    await say(context, await menu(act, locale));
    await showCommandMenu(context, menuFor(commands, parts, locale));
    // What was going on stands: whoever signs in on another phone begins with this command.
    await repeatPrompt(handling);
    return "done";
  },
};
