import type { Command } from "./Command.ts";
import { onOneInspection } from "./onOneInspection.ts";

export const papers: Command<"papers"> = onOneInspection({
  name: "papers",
  words: { vi: ["văn bản", "số văn bản"], en: ["papers"] },
  takes: "nothing",
  about: "command-papers",
});
