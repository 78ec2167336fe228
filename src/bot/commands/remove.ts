import type { Command } from "./Command.ts";
import { withinForm } from "./withinForm.ts";

export const remove: Command<"delete"> = withinForm({
  name: "delete",
  words: { vi: ["xóa"], en: ["delete"] },
  takes: "number",
  example: "2",
  about: "command-delete",
});
