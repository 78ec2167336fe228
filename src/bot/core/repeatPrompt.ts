import { textEntitiesSchema } from "../../messaging/textEntity.ts";
import { messageAsShown } from "../../usecases/people/moveDialogue.ts";
import { noteRepeated, promptShown } from "./dialogue.ts";
import type { Handling } from "./handling.ts";

/** Says once more what is being asked, as it stands where it was asked; nothing when nothing is. */
export async function repeatPrompt(handling: Handling): Promise<void> {
  const prompt = await openPrompt(handling);
  if (prompt !== null) await repeat(handling, prompt);
}

/** What is being asked, as it stands where it was asked. */
export async function openPrompt(handling: Handling): Promise<Record<string, unknown> | null> {
  const prompt = promptShown(handling);
  const payload = prompt === null ? null : await messageAsShown(handling.act, prompt.outboxId);
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

/** Asks here what was asked elsewhere. */
export async function repeat(handling: Handling, payload: Record<string, unknown>): Promise<void> {
  const { act, channel, conversation } = handling;
  noteRepeated(handling, await act.send({ channel, conversation, method: "sendMessage", payload }));
}
