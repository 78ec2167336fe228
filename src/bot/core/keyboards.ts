import { messageHere } from "./dialogue.ts";
import type { Handling } from "./handling.ts";

/** The prompts (message ids) are answered: their buttons go once the update is handled. */
export function settlePrompts({ answered }: Pick<Handling, "answered">, messageIds: readonly number[]): void {
  for (const id of messageIds) answered.add(id);
}

/**
 * Takes the buttons of answered prompts away, behind what was said in their place: nobody scrolls past
 * buttons that do nothing any more. Only for channels that can edit.
 */
export async function removeKeyboards(handling: Handling): Promise<void> {
  const { act, channel, conversation, answered } = handling;
  for (const id of answered) {
    const messageId = await messageHere(handling, String(id));
    if (messageId === null) continue;
    await act.send({
      channel,
      conversation,
      method: "editMessageReplyMarkup",
      payload: { message_id: Number(messageId) },
    });
  }
}
