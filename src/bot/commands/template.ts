import { t } from "../../i18n/t.ts";
import { holdsRight } from "../../usecases/people/holdsRight.ts";
import { personLocale, say } from "../core/say.ts";
import type { Command } from "./Command.ts";

export const template: Command<"template"> = {
  name: "template",
  words: { vi: ["mẫu văn bản"], en: ["template"] },
  understood: "by known people",
  rights: ["editTemplate"],
  takes: "nothing",
  inMenu: true,
  about: "command-template",
  async run({ context }) {
    const { handling } = context;
    if (await holdsRight(handling.act, "editTemplate")) return { enter: "template", args: [] };
    await say(context, t(personLocale(handling), "template-not-for-you"));
    return "done";
  },
};
