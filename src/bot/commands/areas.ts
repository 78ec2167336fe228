import { personLocale, say } from "../core/say.ts";
import { menu } from "../screens/menu.ts";
import type { Command } from "./Command.ts";

export const areas: Command<"areas"> = {
  name: "areas",
  words: { vi: ["lĩnh vực"], en: ["areas"] },
  understood: "by known people",
  rights: [],
  takes: "nothing",
  inMenu: true,
  about: "command-areas",
  async run({ context }) {
    const { handling } = context;
    await say(context, await menu(handling.act, personLocale(handling)));
    return "left";
  },
};
