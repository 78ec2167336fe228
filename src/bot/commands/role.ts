import type { Command } from "./Command.ts";
import { onOneInspection } from "./onOneInspection.ts";

/** "đổi vai trò": somebody of an inspection gets another role in it. */
export const role: Command<"role"> = onOneInspection({
  name: "role",
  words: { vi: ["đổi vai trò"], en: ["role"] },
  takes: "nothing",
  about: "command-role",
});
