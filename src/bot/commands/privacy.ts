import { t } from "../../i18n/t.ts";
import { noticeFacts } from "../../usecases/personalData/notice.ts";
import { personLocale, say } from "../core/say.ts";
import { privacyNotice } from "../screens/privacy.ts";
import type { Command } from "./Command.ts";

export const privacy: Command<"privacy"> = {
  name: "privacy",
  words: { vi: ["quyền riêng tư", "dữ liệu cá nhân"], en: ["privacy"] },
  understood: "by known people",
  beforeNotice: true,
  rights: [],
  takes: "nothing",
  inMenu: true,
  about: "command-privacy",
  async run({ context }) {
    const { handling } = context;
    const locale = personLocale(handling);
    const facts = await noticeFacts(handling.act);
    await say(context, facts === null ? t(locale, "stranger") : privacyNotice(facts, locale));
    return "done";
  },
};
