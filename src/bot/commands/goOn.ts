import { areaAtWork } from "../../usecases/answers/areaAtWork.ts";
import { personLocale, say } from "../core/say.ts";
import { menu } from "../screens/menu.ts";
import type { Command } from "./Command.ts";

export const goOn: Command<"continue"> = {
  name: "continue",
  words: { vi: ["tiếp tục"], en: ["continue"] },
  understood: "by known people",
  rights: [],
  takes: "nothing",
  inMenu: true,
  about: "command-continue",
  async run({ context }) {
    const { handling } = context;
    const record = await areaAtWork(handling.act);
    if (record !== null) return { enter: "area", args: [record] };
    await say(context, await menu(handling.act, personLocale(handling)));
    return "done";
  },
};
