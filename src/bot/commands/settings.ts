import { personLocale, say } from "../core/say.ts";
import { settingsScreen } from "../screens/settings.ts";
import type { Command } from "./Command.ts";

export const settings: Command<"settings"> = {
  name: "settings",
  words: { vi: ["cài đặt"], en: ["settings"] },
  understood: "by known people",
  beforeNotice: true,
  rights: [],
  takes: "nothing",
  inMenu: true,
  about: "command-settings",
  async run({ context }) {
    const { handling } = context;
    const account = handling.update.account?.id ?? null;
    await say(context, await settingsScreen(handling.act, account, personLocale(handling)));
    return "done";
  },
};
