import type { Command } from "./Command.ts";
import { withinForm } from "./withinForm.ts";

export const submit: Command<"submit"> = withinForm({
  name: "submit",
  words: { vi: ["nộp", "nộp kết quả"], en: ["submit", "hand in"] },
  takes: "nothing",
  about: "command-submit",
});
