import { t } from "../../i18n/t.ts";
import { unprintable } from "../answering/unprintable.ts";
import { ask } from "../ask/ask.ts";
import type { BotConversation, InnerContext } from "../core/context.ts";
import { outgoing, type Outgoing } from "../core/outgoing.ts";
import { personLocale, say } from "../core/say.ts";

/** Longest comment or reason. */
const MAX_WORDS = 2_000;

/**
 * Asks for words until there are some that can be kept and printed; null when a button of another
 * message was pressed instead. "hủy" is taken by the commands before it gets here.
 */
export async function askWords(
  conversation: BotConversation,
  context: InnerContext,
  question: string,
): Promise<{ text: string; context: InnerContext } | null> {
  const prompt: Outgoing = { ...outgoing([question]), wantsText: true };
  let next = context;
  for (;;) {
    const received = await ask(conversation, next, prompt);
    next = received.context;
    const { input, button } = received;
    if (button !== null) return null;
    const text = input.kind === "text" ? input.text.trim() : "";
    const refused = await conversation.external(() => refusalOf(text));
    if (refused === null) return { text, context: next };
    await say(next, refused);
  }
}

function refusalOf(text: string): string | null {
  const locale = personLocale();
  if (text === "") return t(locale, "text-wanted");
  if (text.length <= MAX_WORDS) return unprintable(text, locale);
  return t(locale, "text-too-long", { length: String(text.length), most: String(MAX_WORDS) });
}
