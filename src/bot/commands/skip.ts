import type { Command } from "./Command.ts";
import { withinForm } from "./withinForm.ts";

export const skip: Command<"skip"> = withinForm({
  name: "skip",
  words: { vi: ["bỏ qua"], en: ["skip"] },
  takes: "nothing",
  about: "command-skip",
});
