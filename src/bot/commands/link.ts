import { change } from "../press/onSettings.ts";
import type { Command } from "./Command.ts";

export const link: Command<"link"> = {
  name: "link",
  words: { vi: ["liên kết"], en: ["link"] },
  understood: "by known people",
  rights: [],
  takes: "nothing",
  inMenu: true,
  about: "command-link",
  run: ({ context }) => change(context, "link", ""),
};
