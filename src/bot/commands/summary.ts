import type { Command } from "./Command.ts";
import { onOneInspection } from "./onOneInspection.ts";

export const summary: Command<"summary"> = onOneInspection({
  name: "summary",
  words: { vi: ["tổng hợp", "tóm tắt"], en: ["summary"] },
  takes: "nothing",
  about: "command-summary",
});
