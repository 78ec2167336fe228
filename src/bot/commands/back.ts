import type { Command } from "./Command.ts";
import { withinForm } from "./withinForm.ts";

export const back: Command<"back"> = withinForm({
  name: "back",
  words: { vi: ["quay lại", "câu trước"], en: ["back"] },
  takes: "nothing",
  about: "command-back",
});
