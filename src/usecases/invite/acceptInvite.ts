import type { AccountRef } from "../../db/keepAccount.ts";
import type { ChannelName } from "../../domain/channelName.ts";
import type { PersonRef } from "../../db/personRef.ts";
import type { Act } from "../../messaging/act.ts";

export type AcceptInviteResult =
  | { ok: true; person: PersonRef }
  | { ok: false; reason: "gone" | "other_person" };

/**
 * Binds the account to the invited person and uses the invitation up. The update with its condition
 * decides when two accounts try at once: only one of them changes the row. An account that is somebody
 * else's stays theirs.
 */
export async function acceptInvite(
  act: Act,
  input: { inviteId: string; channel: ChannelName; account: AccountRef },
): Promise<AcceptInviteResult> {
  const tx = await act.uow.prisma();
  if (await belongsToAnother(act, input)) return { ok: false, reason: "other_person" };
  const used = await tx.invite.updateMany({
    where: { id: input.inviteId, usedAt: null, expiresAt: { gt: act.now }, person: { suspendedAt: null } },
    data: { usedAt: act.now, usedById: input.account.id },
  });
  if (used.count !== 1) return { ok: false, reason: "gone" };
  const invite = await tx.invite.findUniqueOrThrow({
    where: { id: input.inviteId },
    include: { person: true, inspection: true },
  });
  await tx.channelAccount.update({
    where: { id: input.account.id },
    data: { personId: invite.personId, state: "active" },
  });
  act.audit({
    chain: invite.inspection?.code ?? "system",
    action: "invite.accepted",
    object: `invite:${invite.id}`,
    data: {
      person: invite.personId,
      purpose: invite.purpose,
      account: input.account.id,
      channel: input.channel,
    },
  });
  const { id, organizationId, fullName, locale } = invite.person;
  return { ok: true, person: { id, organizationId, fullName, locale } };
}

async function belongsToAnother(
  act: Act,
  input: { inviteId: string; account: AccountRef },
): Promise<boolean> {
  const { rows } = await act.uow.sql.query({
    name: "account-of-another",
    text: `SELECT 1 FROM "ChannelAccount" a, "Invite" i
            WHERE a.id = $1 AND i.id = $2 AND a."personId" <> i."personId"`,
    values: [input.account.id, input.inviteId],
  });
  return rows.length > 0;
}
