import { t } from "../../i18n/t.ts";
import { checkEmail, confirmEmail, readEmail, type EmailCheck } from "../../usecases/people/emailAddress.ts";
import { ask } from "../ask/ask.ts";
import type { BotConversation, InnerContext } from "../core/context.ts";
import { handling } from "../core/handling.ts";
import { outgoing, type Outgoing } from "../core/outgoing.ts";
import { personLocale, say } from "../core/say.ts";

/** Wrong codes before the sent one is worth nothing. */
const MAX_WRONG = 5;

/** Takes an e-mail address and the code that was sent to it; "hủy" leaves everything as it was. */
export async function emailFlow(conversation: BotConversation, context: InnerContext): Promise<void> {
  let question = await conversation.external(() => t(personLocale(), "email-ask"));
  let next = context;
  for (;;) {
    const received = await ask(conversation, next, words(question));
    next = received.context;
    const { input, button } = received;
    if (button !== null) return;
    const taken = await conversation.external(() => takeAddress(input.kind === "text" ? input.text : ""));
    if (taken.kind === "sent") return takeCode(conversation, next, taken.check, taken.text);
    if (taken.kind === "over") {
      await say(next, taken.text);
      return;
    }
    question = taken.text;
  }
}

async function takeCode(
  conversation: BotConversation,
  context: InnerContext,
  check: EmailCheck,
  first: string,
): Promise<void> {
  let question = first;
  let next = context;
  for (let wrong = 1; ; wrong += 1) {
    const received = await ask(conversation, next, words(question));
    next = received.context;
    const { input, button } = received;
    if (button !== null) return;
    const said = input.kind === "text" ? input.text : "";
    const { again, text } = await conversation.external(() => tryCode(check, said, wrong));
    if (!again) {
      await say(next, text);
      return;
    }
    question = text;
  }
}

type Taken = { kind: "again" | "over"; text: string } | { kind: "sent"; check: EmailCheck; text: string };

async function takeAddress(text: string): Promise<Taken> {
  const { act, update } = handling();
  const locale = personLocale();
  const address = readEmail(text);
  if (address === null) return { kind: "again", text: t(locale, "email-not-valid") };
  const sent = await checkEmail(act, address, (code) => ({
    subject: t(locale, "email-code-subject"),
    text: t(locale, "email-code-text", { name: update.person?.fullName ?? "", code }),
  }));
  if (!sent.ok)
    return { kind: "over", text: t(locale, `email-${sent.reason === "off" ? "off" : "too-many"}`) };
  return { kind: "sent", check: sent.check, text: t(locale, "email-code-sent", { address }) };
}

async function tryCode(
  check: EmailCheck,
  said: string,
  wrong: number,
): Promise<{ again: boolean; text: string }> {
  const locale = personLocale();
  const { address } = check;
  const result = await confirmEmail(handling().act, check, said);
  if (result === "saved") return { again: false, text: t(locale, "email-saved", { address }) };
  if (result === "late") return { again: false, text: t(locale, "email-code-late") };
  if (wrong >= MAX_WRONG) return { again: false, text: t(locale, "email-code-given-up") };
  return { again: true, text: t(locale, "email-code-wrong", { address }) };
}

function words(question: string): Outgoing {
  return { ...outgoing([question]), wantsText: true };
}
