import type { Command } from "./Command.ts";
import { onOneInspection } from "./onOneInspection.ts";

export const findings: Command<"findings"> = onOneInspection({
  name: "findings",
  words: { vi: ["tồn tại"], en: ["findings"] },
  takes: "number",
  about: "command-findings",
});
