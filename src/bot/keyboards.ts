import type { Handling } from "../messaging/dispatcher.ts";
import { messageHere } from "./dialogue.ts";
import { handling } from "./handling.ts";

const settled = new WeakMap<Handling, Set<number>>();

/** The prompts (message ids) are answered: their buttons go once the update is handled. */
export function settlePrompts(messageIds: readonly number[]): void {
  const current = handling();
  const known = settled.get(current) ?? new Set();
  for (const id of messageIds) known.add(id);
  settled.set(current, known);
}

/**
 * Takes the buttons of answered prompts away, behind what was said in their place: nobody scrolls past
 * buttons that do nothing any more. Only for channels that can edit.
 */
export async function removeKeyboards(): Promise<void> {
  const current = handling();
  const { act, channel, conversation } = current;
  for (const settledId of settled.get(current) ?? []) {
    const messageId = await messageHere(String(settledId));
    if (messageId === null) continue;
    await act.send({
      channel,
      conversation,
      method: "editMessageReplyMarkup",
      payload: { message_id: Number(messageId) },
    });
  }
  settled.delete(current);
}
