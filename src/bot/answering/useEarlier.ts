import { t } from "../../i18n/t.ts";
import { QUESTION_ACTS, type ButtonData } from "../../messaging/buttonData.ts";
import { setCursor } from "../../usecases/answers/setCursor.ts";
import { earlierUpdate } from "../../usecases/people/earlierUpdate.ts";
import type { BotContext } from "../core/botContext.ts";
import type { Handling } from "../core/handling.ts";
import { readInput, type TextInput } from "../core/input.ts";
import { personLocale, say } from "../core/say.ts";
import type { Taken } from "../core/taken.ts";

/** A button of `askBack`: what was written earlier in this chat becomes the answer to the question named. */
export async function useEarlier(
  context: BotContext,
  { record, question, act }: ButtonData<"question">,
): Promise<Taken> {
  const { handling } = context;
  const inboxId = Number.parseInt(act.slice(QUESTION_ACTS.use.length), 36);
  const input = await writtenEarlier(handling, inboxId);
  if (input === null || !(await setCursor(handling.act, record, question))) {
    await say(context, t(personLocale(handling), "button-old"));
    return "done";
  }
  const messageId = context.callbackQuery?.message?.message_id;
  if (messageId !== undefined) handling.answered.add(messageId);
  return { enter: "area", args: [record, { input, button: null, promptId: null }] };
}

async function writtenEarlier(
  { act, conversation, port, recognize, update }: Handling,
  inboxId: number,
): Promise<TextInput | null> {
  if (!Number.isSafeInteger(inboxId) || update.account === null) return null;
  const earlier = await earlierUpdate(act, conversation, inboxId);
  const read = earlier === null ? null : (port?.toUpdate?.(earlier.payload, update.account, inboxId) ?? null);
  const input = read === null ? null : readInput(read, recognize);
  return input?.kind === "text" ? input : null;
}
