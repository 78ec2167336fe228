import type { ConversationData, VersionedState } from "@grammyjs/conversations";
import { z } from "zod";
import type { Handling } from "../messaging/dispatcher.ts";
import type { BotContext } from "./context.ts";
import { handling } from "./handling.ts";

/** Where a dialogue stands beside the flow's own log. It belongs to the person and moves with them. */
const placeSchema = z.object({
  /** Chats that show what is being asked, and the message (outbox id) in each; the newest last. */
  shown: z.record(z.string(), z.string()),
  /** Messages with an outbox id before this one stand in a chat the dialogue has left; null: it never moved. */
  movedAt: z.string().nullable(),
});
type Place = z.infer<typeof placeSchema>;

interface Current extends Place {
  /** The flow's log as it was read. */
  log: string | null;
  /** Last message written in this act. */
  said: string | null;
}

const places = new WeakMap<Handling, Current>();

type DialogueData = VersionedState<ConversationData>;

/**
 * Storage of the conversations plugin: read with the update, written with its act. Each read parses
 * anew, since the plugin changes what it is given.
 */
export const dialogueStorage = {
  read(): DialogueData | undefined {
    const { log } = open();
    // Our own text, written by `write` below; a release with other flows discards it by version.
    return log === null ? undefined : JSON.parse(log);
  },
  write(_context: BotContext, state: DialogueData): void {
    const current = open();
    const log = JSON.stringify(state);
    // A reply that left the question standing is not what is being asked.
    if (log !== current.log && current.said !== null) {
      current.shown = { [handling().conversation]: current.said };
    }
    keep(log);
  },
  delete(): void {
    const { dialogues, conversation } = handling();
    dialogues.set(conversation, null);
  },
};

/** Notes a message that a flow or a command has just written to the chat of the update. */
export function noteSaid(outboxId: bigint): void {
  open().said = String(outboxId);
}

/**
 * The message of this chat that a flow means by an outbox id: itself, or, since the dialogue moved,
 * what repeats it here. Null for one in a chat that was left.
 */
export function messageHere(outboxId: string): string | null {
  const { shown, movedAt } = open();
  if (movedAt === null) return outboxId;
  if (Object.values(shown).includes(outboxId)) return shown[handling().conversation] ?? null;
  return BigInt(outboxId) < BigInt(movedAt) ? null : outboxId;
}

/** Whether flows may still hold the number of a chat that the dialogue has left. */
export function hasMoved(): boolean {
  return open().movedAt !== null;
}

/** The message that asks what is open, in this chat or another; null when nothing is being asked. */
export function promptShown(): { outboxId: string; isHere: boolean } | null {
  const { dialogues, conversation } = handling();
  if (dialogues.get(conversation) === null) return null;
  const { shown, log } = open();
  if (log === null) return null;
  const here = shown[conversation];
  if (here !== undefined) return { outboxId: here, isHere: true };
  const elsewhere = Object.values(shown).at(-1);
  return elsewhere === undefined ? null : { outboxId: elsewhere, isHere: false };
}

/** This chat shows the prompt as well, from now on. */
export function noteRepeated(outboxId: bigint): void {
  const current = open();
  const { [handling().conversation]: _, ...others } = current.shown;
  // The last one is the one seen last.
  current.shown = { ...others, [handling().conversation]: String(outboxId) };
  if (current.log !== null) keep(current.log);
}

/** Puts a dialogue that stood in another chat into this one. */
export function placeHere(value: string, movedAt: bigint): void {
  const current = handling();
  places.delete(current);
  current.dialogues.set(current.conversation, value);
  const place = open();
  place.movedAt = String(movedAt);
  if (place.log !== null) keep(place.log);
}

function keep(log: string): void {
  const { dialogues, conversation } = handling();
  const current = open();
  current.log = log;
  dialogues.set(
    conversation,
    `${JSON.stringify({ shown: current.shown, movedAt: current.movedAt })}\n${log}`,
  );
}

/** The place is a line of its own before the log, so that reading it costs nothing. */
function open(): Current {
  const current = handling();
  const known = places.get(current);
  if (known !== undefined) return known;
  const { dialogues, conversation, update } = current;
  const text = (dialogues.has(conversation) ? dialogues.get(conversation) : update.dialogue) ?? null;
  const end = text?.indexOf("\n") ?? -1;
  const opened: Current =
    text === null || end === -1
      ? { shown: {}, movedAt: null, log: null, said: null }
      : { ...placeSchema.parse(JSON.parse(text.slice(0, end))), log: text.slice(end + 1), said: null };
  places.set(current, opened);
  return opened;
}
