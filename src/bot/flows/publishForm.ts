import { localized } from "../../domain/text.ts";
import { t } from "../../i18n/t.ts";
import type { Published } from "../../usecases/form/formLibrary.ts";
import { publishDraft } from "../../usecases/form/publishDraft.ts";
import { confirmDeed } from "../ask/confirmDeed.ts";
import type { BotConversation, InnerContext } from "../core/botContext.ts";
import type { Handling } from "../core/handling.ts";
import { personLocale, say } from "../core/say.ts";

const PUBLISHED = {
  new: "form-published",
  again: "form-published-again",
  in_use: "form-in-use",
} as const satisfies Record<Published, string>;

/** Brings a checked form into use, once whoever sent it has confirmed that. */
export async function publishFormFlow(
  conversation: BotConversation,
  context: InnerContext,
  draftId: string,
): Promise<void> {
  const deed = await confirmDeed(conversation, context, { deed: "publishForm", object: draftId });
  if (!deed.confirmed) return;
  await say(deed.context, await conversation.external(({ handling }) => publish(handling, draftId)));
}

async function publish(handling: Handling, draftId: string): Promise<string> {
  const locale = personLocale(handling);
  const result = await publishDraft(handling.act, draftId);
  if (!result.ok) return t(locale, result.reason === "gone" ? "form-gone" : "not-allowed");
  const about = { title: localized(result.title, locale) || result.formId, version: result.version };
  return t(locale, PUBLISHED[result.published], about);
}
