import type { ChannelName } from "../../domain/channelName.ts";
import { conversationOf } from "../../messaging/conversationOf.ts";
import type { Act } from "../../messaging/act.ts";

interface Account {
  id: number;
  channel: ChannelName;
  externalId: string;
}

/**
 * Takes an account away from its person: whoever writes from there is a stranger, nothing is sent there any
 * more, and a dialogue in it ends. A web chat keeps what was said, for the next time the person signs in;
 * its sessions end. The caller has checked the right, and audits.
 */
export async function dropAccount(act: Act, personId: string, account: Account): Promise<void> {
  const tx = await act.uow.prisma();
  const accountId = account.id;
  if (account.channel === "web") {
    await tx.webSession.deleteMany({ where: { accountId } });
    await tx.channelAccount.update({ where: { id: accountId }, data: { state: "unreachable" } });
  } else if (account.channel === "email") {
    await tx.channelAccount.delete({ where: { id: accountId } });
    await tx.person.update({ where: { id: personId }, data: { email: null } });
  } else {
    await tx.channelAccount.update({ where: { id: accountId }, data: { personId: null } });
    await endDialogues(act, [account]);
  }
  await tx.person.updateMany({
    where: { id: personId, lastAccountId: accountId },
    data: { lastAccountId: null },
  });
}

/** What is being asked in these chats is asked no more; nothing that was answered is lost. */
export async function endDialogues(act: Act, accounts: readonly Account[]): Promise<void> {
  const tx = await act.uow.prisma();
  const keys = accounts.map(({ channel, id, externalId }) => conversationOf(channel, { id, externalId }));
  await tx.dialogueState.deleteMany({ where: { key: { in: keys } } });
}
