import { textEntitiesSchema } from "../messaging/textEntity.ts";
import { recognizeCommand } from "../domain/language/commandWords.ts";
import { t } from "../i18n/t.ts";
import { leaveFormerChat, messageAsShown } from "../usecases/people/moveDialogue.ts";
import type { BotContext } from "./context.ts";
import { noteRepeated, placeHere, promptShown } from "./dialogue.ts";
import { handling } from "./handling.ts";
import { readInput } from "./input.ts";
import { personLocale, say } from "./say.ts";
import { WITHIN_A_FLOW } from "./withinFlow.ts";

/**
 * What a person was doing comes along when they go on in another chat, on whatever channel: the
 * question open there is asked here. Words are taken as its answer only where it has been seen.
 */
export async function comeAlong(context: BotContext, next: () => Promise<void>): Promise<void> {
  const current = handling();
  const wasKnown = current.update.person !== null;
  const came = wasKnown && (await bringDialogue());
  const meaning = came ? meaningHere(context) : "other";
  if (meaning !== "other") {
    const prompt = await openPrompt();
    if (prompt !== null) {
      if (meaning === "answer") await say(context, t(personLocale(), "moved-not-taken"));
      return repeat(prompt);
    }
  }
  const before = current.dialogues.get(current.conversation);
  await next();
  const joined = !wasKnown && (await bringDialogue());
  if (joined || (came && current.dialogues.get(current.conversation) === before)) await repeatPrompt();
}

/** Fetches the dialogue of the chat the person wrote in before; false when there is nothing new here. */
async function bringDialogue(): Promise<boolean> {
  const { act, update, conversation, dialogues } = handling();
  const { person, account } = update;
  if (person === null || account === null || update.lastAccountId === account.id) return false;
  const former = await leaveFormerChat(act, person.id, account.id);
  if (former === null || former.dialogue === null || former.conversation === conversation) return false;
  dialogues.set(former.conversation, null);
  placeHere(former.dialogue);
  return promptShown()?.isHere === false;
}

/**
 * What an update means in a chat that does not show the open question: an answer to something else, the
 * wish to go on, or what stands on its own (a button, a command).
 */
function meaningHere(context: BotContext): "answer" | "goOn" | "other" {
  const input = readInput(context.update);
  if (input.kind === "button" || input.kind === "other") return "other";
  if (input.kind !== "text") return "answer";
  const command = recognizeCommand(input.text);
  if (command === null) return "answer";
  if (command.command === "continue") return "goOn";
  if (command.argument !== "") return "other";
  if (command.command === "start") return "goOn";
  return WITHIN_A_FLOW.has(command.command) ? "answer" : "other";
}

/** Says once more what is being asked, as it stands where it was asked; nothing when nothing is. */
export async function repeatPrompt(): Promise<void> {
  const prompt = await openPrompt();
  if (prompt !== null) await repeat(prompt);
}

async function openPrompt(): Promise<Record<string, unknown> | null> {
  const prompt = promptShown();
  const payload = prompt === null ? null : await messageAsShown(handling().act, prompt.outboxId);
  return prompt === null || payload === null ? payload : without(payload, prompt.above);
}

/** A payload without the first so many characters of its text. */
function without(payload: Record<string, unknown>, length: number): Record<string, unknown> {
  const { text, entities, ...rest } = payload;
  if (typeof text !== "string" || length === 0) return payload;
  const kept = textEntitiesSchema
    .parse(entities ?? [])
    .filter(({ offset }) => offset >= length)
    .map((entity) => ({ ...entity, offset: entity.offset - length }));
  return { ...rest, text: text.slice(length), ...(kept.length > 0 ? { entities: kept } : {}) };
}

async function repeat(payload: Record<string, unknown>): Promise<void> {
  const { act, channel, conversation } = handling();
  noteRepeated(await act.send({ channel, conversation, method: "sendMessage", payload }));
}
