import type { Command } from "./Command.ts";
import { onOneInspection } from "./onOneInspection.ts";

export const correct: Command<"correct"> = onOneInspection({
  name: "correct",
  words: { vi: ["đính chính"], en: ["correct"] },
  takes: "nothing",
  about: "command-correct",
});
