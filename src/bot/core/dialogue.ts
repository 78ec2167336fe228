import type { ConversationData, VersionedState } from "@grammyjs/conversations";
import { conversationOfMessage } from "../../usecases/people/moveDialogue.ts";
import type { BotContext } from "./botContext.ts";
import type { Handling } from "./handling.ts";
import { placeSchema, type Place } from "./Place.ts";

type DialogueData = VersionedState<ConversationData>;

/**
 * Storage of the conversations plugin: read with the update, written with its act. Each read parses
 * anew, since the plugin changes what it is given.
 */
export const dialogueStorage = {
  read({ handling }: BotContext): DialogueData | undefined {
    const { log } = placeOf(handling);
    // Our own text, written by `write` below; a release with other flows discards it by version.
    return log === null ? undefined : JSON.parse(log);
  },
  write({ handling }: BotContext, state: DialogueData): void {
    const current = placeOf(handling);
    const log = JSON.stringify(state);
    // A reply that left the question standing is not what is being asked.
    if (log !== current.log && current.said !== null) {
      const { conversation } = handling;
      current.answered = [...current.answered, current.shown];
      current.shown = { [conversation]: current.said.id };
      current.above = { [conversation]: current.said.above };
    }
    keep(handling, log);
  },
  delete({ handling }: BotContext): void {
    handling.dialogues.set(handling.conversation, null);
  },
};

/**
 * Notes a message that a flow or a command has just written to the chat of the update.
 * @param above length of what it says above the question
 */
export function noteSaid(handling: Handling, outboxId: bigint, above: number): void {
  placeOf(handling).said = { id: String(outboxId), above };
}

/**
 * The message of this chat that a flow means by an outbox id: itself, or, since the dialogue moved,
 * what repeats it here. Null for one in a chat that was left.
 */
export async function messageHere(handling: Handling, outboxId: string): Promise<string | null> {
  const { act, conversation } = handling;
  const { shown, answered, moved } = placeOf(handling);
  if (!moved) return outboxId;
  for (const prompt of [shown, ...answered]) {
    if (Object.values(prompt).includes(outboxId)) return prompt[conversation] ?? null;
  }
  const stands = await conversationOfMessage(act, outboxId);
  // One of this act is not written yet.
  return stands === null || stands === conversation ? outboxId : null;
}

/** Whether flows may still hold the number of a chat that the dialogue has left. */
export function hasMoved(handling: Handling): boolean {
  return placeOf(handling).moved;
}

/** The message that asks what is open, in this chat or another; null when nothing is being asked. */
export function promptShown(handling: Handling): { outboxId: string; above: number; isHere: boolean } | null {
  const { dialogues, conversation } = handling;
  if (dialogues.get(conversation) === null) return null;
  const { shown, above, log } = placeOf(handling);
  if (log === null) return null;
  const isHere = shown[conversation] !== undefined;
  const where = isHere ? conversation : Object.keys(shown).at(-1);
  const outboxId = where === undefined ? undefined : shown[where];
  if (where === undefined || outboxId === undefined) return null;
  return { outboxId, above: above[where] ?? 0, isHere };
}

/** This chat shows the prompt as well, from now on. */
export function noteRepeated(handling: Handling, outboxId: bigint): void {
  const { conversation } = handling;
  const current = placeOf(handling);
  const { [conversation]: _, ...others } = current.shown;
  // The last one is the one seen last.
  current.shown = { ...others, [conversation]: String(outboxId) };
  current.above = { ...current.above, [conversation]: 0 };
  if (current.log !== null) keep(handling, current.log);
}

/** Puts a dialogue that stood in another chat into this one. */
export function placeHere(handling: Handling, value: string): void {
  handling.place = null;
  handling.dialogues.set(handling.conversation, value);
  const place = placeOf(handling);
  place.moved = true;
  if (place.log !== null) keep(handling, place.log);
}

function keep(handling: Handling, log: string): void {
  const { dialogues, conversation } = handling;
  const current = placeOf(handling);
  current.log = log;
  dialogues.set(
    conversation,
    `${JSON.stringify({ shown: current.shown, above: current.above, moved: current.moved })}\n${log}`,
  );
}

/** The place is a line of its own before the log, so that reading it costs nothing. */
function placeOf(handling: Handling): Place {
  if (handling.place !== null) return handling.place;
  const { dialogues, conversation, update } = handling;
  const text = (dialogues.has(conversation) ? dialogues.get(conversation) : update.dialogue) ?? null;
  const end = text?.indexOf("\n") ?? -1;
  const opened: Place =
    text === null || end === -1
      ? { shown: {}, above: {}, moved: false, log: null, answered: [], said: null }
      : {
          ...placeSchema.parse(JSON.parse(text.slice(0, end))),
          log: text.slice(end + 1),
          answered: [],
          said: null,
        };
  handling.place = opened;
  return opened;
}
