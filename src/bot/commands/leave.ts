import type { Command } from "./Command.ts";
import { onOneInspection } from "./onOneInspection.ts";

/** "rút khỏi đoàn": somebody is taken off an inspection, or leaves it by themselves. */
export const leave: Command<"leave"> = onOneInspection({
  name: "leave",
  words: { vi: ["rút khỏi đoàn", "rút khỏi cuộc kiểm tra"], en: ["leave"] },
  takes: "nothing",
  about: "command-leave",
});
