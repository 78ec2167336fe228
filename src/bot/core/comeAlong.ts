import { t } from "../../i18n/t.ts";
import { leaveFormerChat } from "../../usecases/people/moveDialogue.ts";
import type { BotContext } from "./botContext.ts";
import { placeHere, promptShown } from "./dialogue.ts";
import type { Handling } from "./handling.ts";
import { meaningHere } from "./meaningHere.ts";
import { openPrompt, repeat, repeatPrompt } from "./repeatPrompt.ts";
import { personLocale, say } from "./say.ts";

/**
 * What a person was doing comes along when they go on in another chat, on whatever channel: the
 * question open there is asked here. Words are taken as its answer only where it has been seen.
 */
export async function comeAlong(context: BotContext, next: () => Promise<void>): Promise<void> {
  const { handling } = context;
  const { update, dialogues, conversation } = handling;
  const wasKnown = update.person !== null;
  const came = wasKnown && (await bringDialogue(handling));
  const meaning = came ? meaningHere(handling) : "other";
  if (meaning !== "other") {
    const prompt = await openPrompt(handling);
    if (prompt !== null) {
      if (meaning === "answer") await say(context, t(personLocale(handling), "moved-not-taken"));
      return repeat(handling, prompt);
    }
  }
  const before = dialogues.get(conversation);
  await next();
  const joined = !wasKnown && (await bringDialogue(handling));
  if (joined || (came && dialogues.get(conversation) === before)) await repeatPrompt(handling);
}

/** Fetches the dialogue of the chat the person wrote in before; false when there is nothing new here. */
async function bringDialogue(handling: Handling): Promise<boolean> {
  const { act, update, conversation, dialogues } = handling;
  const { person, account } = update;
  if (person === null || account === null || update.lastAccountId === account.id) return false;
  const former = await leaveFormerChat(act, person.id, account.id);
  if (former === null || former.dialogue === null || former.conversation === conversation) return false;
  dialogues.set(former.conversation, null);
  placeHere(handling, former.dialogue);
  return promptShown(handling)?.isHere === false;
}
