import { t } from "../../i18n/t.ts";
import { checkEmail, confirmEmail, readEmail, type EmailCheck } from "../../usecases/people/emailAddress.ts";
import type { BotConversation, InnerContext } from "../core/botContext.ts";
import type { Handling } from "../core/handling.ts";
import { personLocale, say } from "../core/say.ts";
import { confirmDeed } from "../ask/confirmDeed.ts";
import { taken, type Judged } from "../ask/askUntil.ts";
import { question } from "../core/question.ts";
import { askWordsAs } from "../ask/words.ts";

/** Wrong codes before the sent one is worth nothing. */
const MAX_WRONG = 5;

/** Takes an e-mail address and the code that was sent to it; "hủy" leaves everything as it was. */
export async function emailFlow(conversation: BotConversation, context: InnerContext): Promise<void> {
  const deed = await confirmDeed(conversation, context, { deed: "ownAccounts", object: "email" });
  if (!deed.confirmed) return;
  const first = await conversation.external(({ handling }) =>
    question(t(personLocale(handling), "email-ask")),
  );
  const address = await askWordsAs<Sent>(conversation, deed.context, first, {
    read: (said, handling) => takeAddress(handling, said),
  });
  const sent = address.value;
  if (sent.kind === "over") return void (await say(address.context, sent.text));
  const code = await conversation.external(({ handling }) =>
    question(t(personLocale(handling), "email-code-sent", { address: sent.check.address })),
  );
  const done = await askWordsAs<string>(conversation, address.context, code, {
    read: (said, handling, time) => tryCode(handling, sent.check, said, time),
  });
  await say(done.context, done.value);
}

type Sent = { kind: "over"; text: string } | { kind: "sent"; check: EmailCheck };

async function takeAddress(handling: Handling, text: string): Promise<Judged<Sent>> {
  const { act, update } = handling;
  const locale = personLocale(handling);
  const address = readEmail(text);
  if (address === null) return { kind: "ask", question: question(t(locale, "email-not-valid")) };
  const sent = await checkEmail(act, address, (code) => ({
    subject: t(locale, "email-code-subject"),
    text: t(locale, "email-code-text", { name: update.person?.fullName ?? "", code }),
  }));
  if (sent.ok) return taken({ kind: "sent", check: sent.check });
  return taken({ kind: "over", text: t(locale, `email-${sent.reason === "off" ? "off" : "too-many"}`) });
}

async function tryCode(
  handling: Handling,
  check: EmailCheck,
  said: string,
  time: number,
): Promise<Judged<string>> {
  const locale = personLocale(handling);
  const { address } = check;
  const result = await confirmEmail(handling.act, check, said);
  if (result === "saved") return taken(t(locale, "email-saved", { address }));
  if (result === "late") return taken(t(locale, "email-code-late"));
  if (time >= MAX_WRONG) return taken(t(locale, "email-code-given-up"));
  return { kind: "ask", question: question(t(locale, "email-code-wrong", { address })) };
}
