import { localeOf } from "../../domain/text.ts";
import type { ChannelName } from "../../domain/channelName.ts";
import type { Act } from "../../messaging/act.ts";
import { refuse } from "../../policies/refuse.ts";
import type { AreaPerson } from "../answers/areaPeople.ts";
import { dropAccount } from "./dropAccount.ts";
import { isOperator } from "./isOperator.ts";

/** An account by its number, with the name it has on its channel. */
export interface LinkedAccount {
  id: number;
  name: string | null;
}

export type UnlinkResult =
  | { ok: true; person: AreaPerson & { name: string }; channel: ChannelName }
  | { ok: false; reason: "not_allowed" | "not_found" | "no_account" }
  | { ok: false; reason: "several"; accounts: LinkedAccount[] };

/**
 * Takes one account away from somebody, as after a lost phone: whoever writes from there is a stranger until
 * a new invitation. Everything else of theirs stays. By the operator.
 * @param wanted.accountId which one, where there are several on the channel
 */
export async function unlinkAccount(
  act: Act,
  { personId, channel, accountId }: { personId: string; channel: ChannelName; accountId: number | null },
): Promise<UnlinkResult> {
  const object = `person:${personId}`;
  if (!isOperator(act)) return refuse(act, { chain: "system", object, data: { what: "account.unlink" } });
  const tx = await act.uow.prisma();
  const person = await tx.person.findUnique({
    where: { id: personId },
    include: { accounts: { where: { channel }, orderBy: { id: "asc" } } },
  });
  if (person === null) return { ok: false, reason: "not_found" };
  const fitting = person.accounts.filter(({ id }) => accountId === null || id === accountId);
  const [account, another] = fitting;
  if (account === undefined) return { ok: false, reason: "no_account" };
  if (another !== undefined) {
    const accounts = fitting.map(({ id, displayName }) => ({ id, name: displayName }));
    return { ok: false, reason: "several", accounts };
  }
  await dropAccount(act, personId, account);
  act.audit({ chain: "system", action: "account.unlinked", object, data: { account: account.id, channel } });
  return { ok: true, person: { personId, name: person.fullName, locale: localeOf(person.locale) }, channel };
}
