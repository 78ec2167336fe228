import type { Locale } from "../../domain/text.ts";
import { t } from "../../i18n/t.ts";
import type { HeldRole } from "../../policies/inspectionRights.ts";
import { memberships } from "../../usecases/people/memberships.ts";
import { bold, outgoing, type Outgoing } from "../core/outgoing.ts";
import { personLocale, say } from "../core/say.ts";
import type { Command } from "./Command.ts";
import { commandsFor, menuFor, showCommandMenu } from "./menuFor.ts";

export const help: Command<"help"> = {
  name: "help",
  words: { vi: ["trợ giúp", "hướng dẫn"], en: ["help"] },
  understood: "by known people",
  beforeNotice: true,
  rights: [],
  takes: "nothing",
  inMenu: true,
  about: "command-help",
  async run({ context, commands }) {
    const { handling } = context;
    const locale = personLocale(handling);
    const roles = await memberships(handling.act);
    await say(context, helpScreen(commands, roles, locale));
    await showCommandMenu(context, menuFor(commands, roles, locale));
    return "done";
  },
};

/** What somebody with these roles may write, one line each. */
export function helpScreen(
  commands: readonly Command[],
  roles: readonly HeldRole[],
  locale: Locale,
): Outgoing {
  return outgoing([
    t(locale, "help-title"),
    ...commandsFor(commands, roles).flatMap(({ words, example, about }) => {
      const [word] = words[locale];
      return [
        "\n",
        bold([word, ...(example === undefined ? [] : [example])].join(" ")),
        `: ${t(locale, about)}`,
      ];
    }),
    `\n${t(locale, "help-end")}`,
  ]);
}
