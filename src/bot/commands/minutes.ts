import type { Command } from "./Command.ts";
import { onOneInspection } from "./onOneInspection.ts";

export const minutes: Command<"minutes"> = onOneInspection({
  name: "minutes",
  words: { vi: ["biên bản"], en: ["minutes"] },
  takes: "nothing",
  about: "command-minutes",
});
