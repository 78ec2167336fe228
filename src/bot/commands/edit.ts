import type { Command } from "./Command.ts";
import { withinForm } from "./withinForm.ts";

export const edit: Command<"edit"> = withinForm({
  name: "edit",
  words: { vi: ["sửa", "sửa câu"], en: ["edit"] },
  takes: "number",
  example: "9",
  about: "command-edit",
});
