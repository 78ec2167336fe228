import { t } from "../../i18n/t.ts";
import { endAccess, type Kept } from "../../usecases/people/endAccess.ts";
import { ownSettings } from "../../usecases/people/ownAccounts.ts";
import { askConfirm } from "../ask/confirm.ts";
import type { BotConversation, InnerContext } from "../core/botContext.ts";
import type { Handling } from "../core/handling.ts";
import { confirmation, type Asked } from "../core/question.ts";
import { personLocale, say } from "../core/say.ts";
import { channelName } from "../screens/link.ts";

/** A phone is lost: says which chats and browsers would be signed out, and does it on a last word. */
export async function lostFlow(conversation: BotConversation, context: InnerContext): Promise<void> {
  const shown = await conversation.external(({ handling }) => preview(handling));
  if (shown.kind === "end") return void (await say(context, shown.message));
  const sure = await askConfirm(conversation, context, shown.question);
  const answer = await conversation.external(({ handling }) =>
    sure.value ? endOthers(handling) : t(personLocale(handling), "nothing-changed"),
  );
  await say(sure.context, answer);
}

async function preview(handling: Handling): Promise<Asked<"yes" | "no">> {
  const { act } = handling;
  const locale = personLocale(handling);
  const here = whereNow(handling);
  const settings = here === null ? null : await ownSettings(act, here.accountId);
  if (here === null || settings === null) return { kind: "end", message: t(locale, "stranger") };
  const lines = settings.accounts.flatMap(({ channel, isThis, devices, displayName }) => {
    if (channel === "email") return [];
    const browsers = isThis ? devices - (here.device === null ? 0 : 1) : devices;
    if (channel === "web")
      return browsers > 0 ? [t(locale, "lost-browsers", { count: String(browsers) })] : [];
    return isThis ? [] : [[channelName(channel, locale), displayName ?? ""].join(" ").trim()];
  });
  return {
    kind: "ask",
    question: confirmation(
      [
        t(locale, "lost-sure"),
        ...lines.map((line) => `\n- ${line}`),
        `\n- ${t(locale, "lost-codes")}`,
        `\n${t(locale, "lost-stays")}`,
      ],
      { yes: t(locale, "lost-yes"), no: t(locale, "leave-no") },
    ),
  };
}

async function endOthers(handling: Handling): Promise<string> {
  const { act } = handling;
  const locale = personLocale(handling);
  const keep = whereNow(handling);
  if (act.actor === null || keep === null) return t(locale, "stranger");
  const ended = await endAccess(act, { personId: act.actor.id, keep });
  return t(locale, ended.ok ? "lost-done" : "not-allowed");
}

/** The chat of the update, and of a shared one the device it came from. */
function whereNow({ update, port }: Handling): Kept | null {
  if (update.account === null) return null;
  return { accountId: update.account.id, device: port?.sessionIn?.(update.payload) ?? null };
}
