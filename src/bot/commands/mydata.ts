import { t } from "../../i18n/t.ts";
import { ownData } from "../../usecases/personalData/ownData.ts";
import { personLocale, say } from "../core/say.ts";
import { mydataScreen } from "../screens/mydata.ts";
import type { Command } from "./Command.ts";

export const mydata: Command<"mydata"> = {
  name: "mydata",
  words: { vi: ["dữ liệu của tôi"], en: ["my data"] },
  understood: "by known people",
  beforeNotice: true,
  rights: [],
  takes: "nothing",
  inMenu: true,
  about: "command-mydata",
  async run({ context }) {
    const { handling } = context;
    const locale = personLocale(handling);
    const data = await ownData(handling.act);
    await say(context, data === null ? t(locale, "stranger") : mydataScreen(data, locale));
    return "done";
  },
};
