import { t } from "../../i18n/t.ts";
import { passkeysOf } from "../../usecases/passkey/ownPasskeys.ts";
import { taken, wrong, askUntil } from "../ask/askUntil.ts";
import { confirmDeed } from "../ask/confirmDeed.ts";
import type { BotConversation, InnerContext } from "../core/botContext.ts";
import type { Handling } from "../core/handling.ts";
import { question } from "../core/question.ts";
import { personLocale, say } from "../core/say.ts";

/** Has the browser make a passkey; it makes it before it sends the press, which only tells of it. */
export async function addPasskeyFlow(conversation: BotConversation, context: InnerContext): Promise<void> {
  const deed = await confirmDeed(conversation, context, { deed: "ownAccounts", object: "key" });
  if (!deed.confirmed) return;
  const { asked, before } = await conversation.external(async ({ handling }) => {
    const locale = personLocale(handling);
    return {
      before: await count(handling),
      asked: question<"add" | "stop">(t(locale, "passkey-ask"), [
        { name: "add", label: t(locale, "button-passkey-add"), does: "add" },
        { name: "stop", label: t(locale, "button-stop") },
      ]),
    };
  });
  const answer = await askUntil<string, "add" | "stop">(
    conversation,
    deed.context,
    asked,
    async (said, handling) => {
      const locale = personLocale(handling);
      if (said.kind === "choice" && said.name === "stop") return taken(t(locale, "step-up-stopped"));
      return (await count(handling)) > before
        ? taken(t(locale, "passkey-added"))
        : wrong(t(locale, "passkey-not-added"));
    },
  );
  await say(answer.context, answer.value);
}

async function count({ act }: Handling): Promise<number> {
  return act.actor === null ? 0 : (await passkeysOf(act, act.actor.id)).length;
}
