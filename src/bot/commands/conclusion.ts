import type { Command } from "./Command.ts";
import { onOneInspection } from "./onOneInspection.ts";

export const conclusion: Command<"conclusion"> = onOneInspection({
  name: "conclusion",
  words: { vi: ["thông báo kết luận"], en: ["conclusion"] },
  takes: "nothing",
  about: "command-conclusion",
});
