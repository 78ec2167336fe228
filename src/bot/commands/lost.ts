import type { Command } from "./Command.ts";

/** "mất điện thoại": the person is signed out everywhere else than here. */
export const lost: Command<"lost"> = {
  name: "lost",
  words: { vi: ["mất điện thoại", "mất máy"], en: ["lost phone"] },
  understood: "by known people",
  rights: [],
  takes: "nothing",
  inMenu: true,
  about: "command-lost",
  run: () => Promise.resolve({ enter: "lost", args: [] }),
};
