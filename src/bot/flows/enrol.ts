import { t } from "../../i18n/t.ts";
import { acceptInvite } from "../../usecases/invite/acceptInvite.ts";
import type { Act } from "../../messaging/act.ts";
import { noticeFacts } from "../../usecases/personalData/notice.ts";
import { findInvite, type InviteOffer } from "../../usecases/invite/findInvite.ts";
import { countWrongCode, mayTryCode } from "../../usecases/invite/wrongCodes.ts";
import { memberships, type Membership } from "../../usecases/people/memberships.ts";
import type { BotConversation, InnerContext } from "../core/botContext.ts";
import { areaTitle } from "../../usecases/form/formLibrary.ts";
import { personalCommands } from "../commands/commandMenu.ts";
import { showCommandMenu } from "../commands/menuFor.ts";
import type { Handling } from "../core/handling.ts";
import { above, bold, type Outgoing } from "../core/outgoing.ts";
import { personLocale, say } from "../core/say.ts";
import { sideOf } from "../../domain/inspection/areas.ts";
import { askConfirm } from "../ask/confirm.ts";
import { confirmation, type Confirmation } from "../core/question.ts";
import { formatDate } from "../../domain/answer/formatDate.ts";
import { greetedMenu } from "../screens/menu.ts";
import { privacyNotice } from "../screens/privacy.ts";
import { localeOf, type Locale } from "../../domain/text.ts";
import { tellLinked } from "../tell/tellLinked.ts";

type Offer =
  | { kind: "refused"; text: string }
  | { kind: "offer"; inviteId: string; isLink: boolean; question: Confirmation };

/**
 * Enrolment: the invitation says who it is for, the person confirms, and only then the account is
 * theirs (shared phones and forwarded links are the main leak).
 */
export async function enrol(
  conversation: BotConversation,
  context: InnerContext,
  code: string,
): Promise<void> {
  const offer = await conversation.external(({ handling }) => lookUp(handling, code));
  if (offer.kind === "refused") {
    await say(context, offer.text);
    return;
  }
  const neither = await conversation.external(({ handling }) =>
    t(personLocale(handling), offer.isLink ? "link-press-a-button" : "enrol-press-a-button"),
  );
  const isMe = await askConfirm(conversation, context, offer.question, neither);
  if (!isMe.value) {
    const text = await conversation.external(({ handling }) =>
      t(personLocale(handling), offer.isLink ? "link-declined" : "enrol-declined"),
    );
    await say(isMe.context, text);
    return;
  }
  const message = await conversation.external(({ handling }) => accept(handling, offer));
  await say(isMe.context, message);
  await showCommandMenu(
    isMe.context,
    await conversation.external(({ handling }) => personalCommands(handling)),
  );
}

async function lookUp(handling: Handling, code: string): Promise<Offer> {
  const { act, update } = handling;
  const locale = personLocale(handling);
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
  const theirs = localeOf(found.person.locale);
  if (found.purpose === "sign_in") return linkOffer(found, theirs);
  const parts = await memberships(act, found.person);
  const described: string[] = [];
  // One after the other: they share the connection of this act.
  for (const part of parts) described.push(await describe(handling, part, theirs));
  const question = confirmation(
    [
      t(theirs, isOfUnit(parts) ? "enrol-greeting-unit" : "enrol-greeting", {
        name: found.person.fullName,
      }),
      "\n",
      ...described.flatMap((text) => ["\n", bold(text)]),
      "\n\n",
      t(theirs, "enrol-is-it-you"),
    ],
    { yes: t(theirs, "enrol-yes"), no: t(theirs, "enrol-no") },
  );
  return { kind: "offer", inviteId: found.inviteId, isLink: false, question };
}

/** A known person on a further channel. */
function linkOffer(found: InviteOffer, locale: Locale): Offer {
  const question = confirmation(t(locale, "link-is-it-you", { name: found.person.fullName }), {
    yes: t(locale, "link-yes"),
    no: t(locale, "link-no"),
  });
  return { kind: "offer", inviteId: found.inviteId, isLink: true, question };
}

async function describe(handling: Handling, part: Membership, locale: "vi" | "en"): Promise<string> {
  const { act } = handling;
  const where = { unit: part.inspection.unit, date: formatDate(part.inspection.visitDate, "short", locale) };
  if (part.areas.length === 0) return t(locale, `enrol-role-${part.role}`, where);
  const titles: string[] = [];
  for (const record of part.areas) {
    titles.push(await areaTitle(act, part.inspection.formVersionId, record.area, locale));
  }
  return t(locale, "enrol-role-areas", { ...where, areas: titles.join("; ") });
}

/** People of the inspected unit are addressed in another way than those of the team. */
function isOfUnit(parts: readonly Membership[]): boolean {
  return parts.length > 0 && parts.every(({ role }) => sideOf(role) === "unit");
}

async function accept(
  handling: Handling,
  {
    inviteId,
    isLink,
  }: {
    inviteId: string;
    isLink: boolean;
  },
): Promise<Outgoing | string> {
  const { act, update, channel } = handling;
  if (update.account === null) throw new Error("enrolment without an account");
  const result = await acceptInvite(act, { inviteId, channel, account: update.account });
  if (!result.ok) {
    countWrongCode(act, update.account.id);
    const name = update.person?.fullName ?? "";
    return result.reason === "gone"
      ? t(personLocale(handling), "invite-unknown")
      : t(personLocale(handling), "link-other-person", { name });
  }
  const { person } = result;
  const isNewHere = update.person === null;
  update.person = person;
  act.actor = person;
  const locale = personLocale(handling);
  // Who enrols for the first time is reached nowhere else.
  if (isNewHere) await tellLinked(act, person, { accountId: update.account.id, channel, byMail: !isLink });
  if (isLink) return welcome(act, locale, t(locale, "link-done", { name: person.fullName }));
  return welcome(
    act,
    locale,
    t(locale, isOfUnit(await memberships(act)) ? "enrol-welcome-unit" : "enrol-welcome"),
  );
}

/** What there is to do, or first what the person is told about their data. */
async function welcome(act: Act, locale: Locale, words: string): Promise<Outgoing> {
  const facts = await noticeFacts(act);
  return facts === null || facts.informedOn !== null
    ? greetedMenu(act, locale, words)
    : above(words, privacyNotice(facts, locale));
}
