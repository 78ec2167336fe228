import { packButton } from "../../messaging/buttonData.ts";
import { t } from "../../i18n/t.ts";
import { areaAtWork } from "../../usecases/answers/areaAtWork.ts";
import { column, outgoing } from "../core/outgoing.ts";
import { personLocale, say } from "../core/say.ts";
import type { Command } from "./Command.ts";

export const cancel: Command<"cancel"> = {
  name: "cancel",
  words: { vi: ["hủy"], en: ["cancel"] },
  understood: "by known people",
  rights: [],
  takes: "nothing",
  inMenu: true,
  about: "command-cancel",
  /** With the way back to the form; until it is taken, what is written answers nothing. */
  async run({ context }) {
    const { handling } = context;
    const locale = personLocale(handling);
    const record = await areaAtWork(handling.act);
    const goOn =
      record === null ? null : { label: t(locale, "button-go-on"), data: packButton({ on: "area", record }) };
    await say(context, outgoing([t(locale, "cancelled")], column(goOn)));
    return "left";
  },
};
