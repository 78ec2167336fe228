import type { Command } from "./Command.ts";
import { onOneInspection } from "./onOneInspection.ts";

export const status: Command<"status"> = onOneInspection({
  name: "status",
  words: { vi: ["tiến độ"], en: ["status"] },
  takes: "nothing",
  about: "command-status",
});
