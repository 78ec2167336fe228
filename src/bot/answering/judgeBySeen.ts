import type { BotContext } from "../core/botContext.ts";
import { promptShown } from "../core/dialogue.ts";
import { hasSeen } from "../core/hasSeen.ts";
import { meaningHere } from "../core/meaningHere.ts";
import type { Taken } from "../core/taken.ts";
import { askBack } from "./askBack.ts";

/**
 * Words that would answer what is asked now, but were written before it could be seen: two messages sent
 * quickly, or without a network. They answer nothing; the person is asked what they are for.
 */
export async function judgeBySeen(context: BotContext): Promise<Taken> {
  const { handling } = context;
  if (handling.input.kind !== "text" || handling.seen === null) return "passed";
  const prompt = promptShown(handling);
  if (prompt === null || meaningHere(handling) !== "answer") return "passed";
  return (await hasSeen(handling, prompt.outboxId)) ? "passed" : askBack(context);
}
