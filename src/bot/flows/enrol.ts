import { t } from "../../i18n/t.ts";
import { acceptInvite } from "../../usecases/invite/acceptInvite.ts";
import { findInvite, type InviteOffer } from "../../usecases/invite/findInvite.ts";
import { countWrongCode, mayTryCode } from "../../usecases/invite/wrongCodes.ts";
import { memberships, type Membership } from "../../usecases/people/memberships.ts";
import { packButton } from "../callbackData.ts";
import type { BotConversation, InnerContext } from "../context.ts";
import { areaTitle } from "../../usecases/form/formLibrary.ts";
import { personalCommands, showCommandMenu } from "../commandMenu.ts";
import { handling } from "../handling.ts";
import { ask } from "../ask.ts";
import { bold, column, outgoing, type Outgoing } from "../outgoing.ts";
import { newPromptId } from "../promptId.ts";
import { localeOf, personLocale, say } from "../say.ts";
import { formatDate } from "../../domain/answer/formatDate.ts";
import { greetedMenu } from "../screens/menu.ts";
import type { Locale } from "../../domain/text.ts";
import { tellLinked } from "../tellLinked.ts";

type Offer =
  | { kind: "refused"; text: string }
  | { kind: "offer"; inviteId: string; isLink: boolean; prompt: string; message: Outgoing };

/**
 * Enrolment: the invitation says who it is for, the person confirms, and only then the account is
 * theirs (shared phones and forwarded links are the main leak).
 */
export async function enrol(
  conversation: BotConversation,
  context: InnerContext,
  code: string,
): Promise<void> {
  const offer = await conversation.external(() => lookUp(code));
  if (offer.kind === "refused") {
    await say(context, offer.text);
    return;
  }
  for (;;) {
    const received = await ask(conversation, context, offer.message);
    const button = received.button;
    if (button?.on !== "prompt" || button.prompt !== offer.prompt) {
      const text = await conversation.external(() =>
        t(personLocale(), offer.isLink ? "link-press-a-button" : "enrol-press-a-button"),
      );
      await say(received.context, text);
      continue;
    }
    if (button.act === "no") {
      const text = await conversation.external(() =>
        t(personLocale(), offer.isLink ? "link-declined" : "enrol-declined"),
      );
      await say(received.context, text);
      return;
    }
    const message = await conversation.external(() => accept(offer));
    await say(received.context, message);
    await showCommandMenu(received.context, await conversation.external(personalCommands));
    return;
  }
}

async function lookUp(code: string): Promise<Offer> {
  const { act, update } = handling();
  const locale = personLocale();
  if (update.account === null || !(await mayTryCode(act, update.account.id))) {
    return { kind: "refused", text: t(locale, "invite-too-many") };
  }
  const found = await findInvite(act, code);
  if (found === null) {
    countWrongCode(act, update.account.id);
    return { kind: "refused", text: t(locale, "invite-unknown") };
  }
  if (update.person !== null && update.person.id !== found.person.id) {
    countWrongCode(act, update.account.id);
    return { kind: "refused", text: t(locale, "link-other-person", { name: update.person.fullName }) };
  }
  const theirs = localeOf(found.person);
  if (found.purpose === "sign_in") return linkOffer(found, theirs);
  const parts = await memberships({ ...act, actor: found.person });
  const described: string[] = [];
  // One after the other: they share the connection of this act.
  for (const part of parts) described.push(await describe(part, theirs));
  const prompt = newPromptId();
  const message = outgoing(
    [
      t(theirs, "enrol-greeting", { name: found.person.fullName }),
      "\n",
      ...described.flatMap((text) => ["\n", bold(text)]),
      "\n\n",
      t(theirs, "enrol-is-it-you"),
    ],
    column(
      { label: t(theirs, "enrol-yes"), data: packButton({ on: "prompt", prompt, act: "yes" }) },
      { label: t(theirs, "enrol-no"), data: packButton({ on: "prompt", prompt, act: "no" }) },
    ),
  );
  return { kind: "offer", inviteId: found.inviteId, isLink: false, prompt, message };
}

/** A known person on a further channel. */
function linkOffer(found: InviteOffer, locale: Locale): Offer {
  const prompt = newPromptId();
  const message = outgoing(
    [t(locale, "link-is-it-you", { name: found.person.fullName })],
    column(
      { label: t(locale, "link-yes"), data: packButton({ on: "prompt", prompt, act: "yes" }) },
      { label: t(locale, "link-no"), data: packButton({ on: "prompt", prompt, act: "no" }) },
    ),
  );
  return { kind: "offer", inviteId: found.inviteId, isLink: true, prompt, message };
}

async function describe(part: Membership, locale: "vi" | "en"): Promise<string> {
  const { act } = handling();
  const where = { unit: part.inspection.unit, date: formatDate(part.inspection.visitDate, "short", locale) };
  if (part.areas.length === 0) return t(locale, `enrol-role-${part.role}`, where);
  const titles: string[] = [];
  for (const record of part.areas) {
    titles.push(await areaTitle(act, part.inspection.formVersionId, record.area, locale));
  }
  return t(locale, "enrol-role-areas", { ...where, areas: titles.join("; ") });
}

async function accept({
  inviteId,
  isLink,
}: {
  inviteId: string;
  isLink: boolean;
}): Promise<Outgoing | string> {
  const { act, update, channel } = handling();
  if (update.account === null) throw new Error("enrolment without an account");
  const result = await acceptInvite(act, { inviteId, channel, account: update.account });
  if (!result.ok) {
    countWrongCode(act, update.account.id);
    const name = update.person?.fullName ?? "";
    return result.reason === "gone"
      ? t(personLocale(), "invite-unknown")
      : t(personLocale(), "link-other-person", { name });
  }
  const { person } = result;
  update.person = person;
  act.actor = person;
  const locale = personLocale();
  if (!isLink) return greetedMenu(act, locale, t(locale, "enrol-welcome"));
  await tellLinked(act, person, { accountId: update.account.id, channel });
  return greetedMenu(act, locale, t(locale, "link-done", { name: person.fullName }));
}
