import type { Command } from "./Command.ts";
import { withinForm } from "./withinForm.ts";

export const note: Command<"note"> = withinForm({
  name: "note",
  words: { vi: ["ghi chú"], en: ["note"] },
  takes: "note",
  example: "9",
  about: "command-note",
});
