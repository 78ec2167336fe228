import { looksLikeCode } from "../../usecases/invite/inviteCode.ts";
import type { BotContext } from "../core/botContext.ts";
import type { Taken } from "../core/taken.ts";
import { COMMANDS } from "./index.ts";

/**
 * Commands work everywhere, in the middle of a question too. They stand before the flows: behind
 * them they would be taken for answers.
 */
export async function runCommand(context: BotContext): Promise<Taken> {
  const { input, update } = context.handling;
  if (input.kind !== "text" || input.command === null) return "passed";
  const { command: name, argument } = input.command;
  const command = COMMANDS.find((one) => one.name === name);
  if (command === undefined) return "passed";
  if (update.person === null && command.understood !== "everywhere") return "passed";
  return command.run({ context, argument, commands: COMMANDS });
}

/** "…hoặc gửi mã mời": a code alone is enough from somebody who is not known. */
export async function takeInviteCode({ handling }: BotContext): Promise<Taken> {
  const { input, update } = handling;
  if (input.kind !== "text" || input.command !== null || update.person !== null) return "passed";
  if (!looksLikeCode(input.text)) return "passed";
  return { enter: "enrol", args: [input.text.trim()] };
}
