import { localeOf } from "../../domain/text.ts";
import type { ChannelName } from "../../domain/channelName.ts";
import type { Act } from "../../messaging/act.ts";
import { refuse } from "../../policies/refuse.ts";
import type { AreaPerson } from "../answers/areaPeople.ts";
import { endInvites } from "../invite/endInvites.ts";
import { dropAccount } from "./dropAccount.ts";
import { isOperator } from "./isOperator.ts";

/** Where the person stays signed in: the chat they write from, and of a shared one the device. */
export interface Kept {
  accountId: number;
  device: string | null;
}

export interface EndedAccess {
  ok: true;
  person: AreaPerson & { name: string };
  /** Browsers that were signed out. */
  sessions: number;
  /** Chats that are nobody's any more. */
  chats: ChannelName[];
}

/**
 * Ends what somebody has open, in one go, as after a lost phone: browsers are signed out, chats are nobody's
 * until the next invitation, codes that were not used end, and so do the dialogues there. Roles and all that was
 * entered stay. By the operator everywhere; by the person everywhere else than where they are.
 */
export async function endAccess(
  act: Act,
  { personId, keep }: { personId: string; keep: Kept | null },
): Promise<EndedAccess | { ok: false; reason: "not_allowed" | "not_found" }> {
  const isSelf = act.actor?.id === personId && keep !== null;
  if (!isSelf && !isOperator(act)) {
    return refuse(act, { chain: "system", object: `person:${personId}`, data: { what: "access.end" } });
  }
  const tx = await act.uow.prisma();
  const person = await tx.person.findUnique({
    where: { id: personId },
    include: { accounts: { where: { channel: { not: "email" } } } },
  });
  if (person === null) return { ok: false, reason: "not_found" };
  const { count: sessions } = await tx.webSession.deleteMany({
    where: {
      account: { personId },
      ...(keep?.device === undefined || keep.device === null ? {} : { id: { not: keep.device } }),
    },
  });
  const chats = person.accounts.filter(({ id, channel }) => id !== keep?.accountId && channel !== "web");
  for (const chat of chats) await dropAccount(act, personId, chat);
  if (keep === null) {
    for (const web of person.accounts.filter(({ channel }) => channel === "web"))
      await dropAccount(act, personId, web);
  }
  await endInvites(act, personId);
  // Whoever holds the phone may hold its keys, and what was confirmed on it a moment ago.
  const { count: passkeys } = await tx.passkey.deleteMany({ where: { personId } });
  await tx.stepUpConfirmation.deleteMany({ where: { personId } });
  await tx.stepUpCode.deleteMany({ where: { personId } });
  act.audit({
    chain: "system",
    action: "access.ended",
    object: `person:${personId}`,
    data: { sessions, passkeys, accounts: chats.map(({ id }) => id), kept: keep?.accountId ?? null },
  });
  return {
    ok: true,
    person: { personId, name: person.fullName, locale: localeOf(person.locale) },
    sessions,
    chats: chats.map(({ channel }) => channel),
  };
}
