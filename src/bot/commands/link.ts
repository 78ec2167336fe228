import { issueLinkCode } from "../../usecases/invite/issueLinkCode.ts";
import { personLocale, say } from "../core/say.ts";
import { linkScreen } from "../screens/link.ts";
import type { Command } from "./Command.ts";

export const link: Command<"link"> = {
  name: "link",
  words: { vi: ["liên kết"], en: ["link"] },
  understood: "by known people",
  rights: [],
  takes: "nothing",
  inMenu: true,
  about: "command-link",
  async run({ context }) {
    const { handling } = context;
    const { act } = handling;
    await say(context, linkScreen(await issueLinkCode(act), act.channels, personLocale(handling)));
    return "done";
  },
};
