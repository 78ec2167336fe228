import { conversationName, conversationOf } from "../../messaging/conversationOf.ts";
import type { ChannelName } from "../../domain/channelName.ts";
import type { Act } from "../../messaging/act.ts";

interface Account {
  id: number;
  channel: ChannelName;
  externalId: string;
}

/**
 * Removes an account with everything that was said in its chat. What is left of each message is its key,
 * without content and without the chat's address: a repeated delivery goes on changing nothing. What was
 * not sent yet is not sent any more. The caller has seen that nothing holds it, and audits.
 */
export async function eraseChat(act: Act, account: Account): Promise<void> {
  const { sql } = act.uow;
  const { id, channel } = account;
  const chat = conversationOf(channel, account);
  // The web's is named after the account, which is nobody's once it is gone.
  const nobody = channel === "web" ? chat : conversationName(channel, `gone-${id}`);
  await sql.query({ text: `DELETE FROM "WebMessage" WHERE "accountId" = $1`, values: [id] });
  await sql.query({ text: `DELETE FROM "WebSession" WHERE "accountId" = $1`, values: [id] });
  await sql.query({ text: `DELETE FROM "DialogueState" WHERE key = $1`, values: [chat] });
  await sql.query({ text: `DELETE FROM "DeadUpdate" WHERE conversation = $1`, values: [chat] });
  await sql.query({
    text: `UPDATE "InboxUpdate" SET payload = '{}', conversation = $2 WHERE conversation = $1 AND "doneAt" IS NOT NULL`,
    values: [chat, nobody],
  });
  await sql.query({
    text: `UPDATE "OutboxMessage" SET payload = '{}', conversation = $2, "leaseUntil" = NULL,
                  error = CASE WHEN state IN ('pending', 'sending') THEN 'erased' END,
                  state = CASE WHEN state IN ('pending', 'sending') THEN 'failed' ELSE state END
            WHERE conversation = $1`,
    values: [chat, nobody],
  });
  // Only that channel names people in this way.
  await sql.query({ text: `DELETE FROM "ZaloOaUser" WHERE "userId" = $1`, values: [account.externalId] });
  await sql.query({
    text: `UPDATE "Person" SET "lastAccountId" = NULL WHERE "lastAccountId" = $1`,
    values: [id],
  });
  await sql.query({ text: `DELETE FROM "ChannelAccount" WHERE id = $1`, values: [id] });
}

/**
 * Removes how a person is reached: their accounts with the chats, their e-mail address, their keys and codes. Name,
 * post and what they did stay. @returns how many accounts
 */
export async function eraseContacts(act: Act, personId: string): Promise<number> {
  const { sql } = act.uow;
  const { rows } = await sql.query<Account>({
    text: `SELECT id, channel, "externalId" FROM "ChannelAccount" WHERE "personId" = $1 ORDER BY id FOR UPDATE`,
    values: [personId],
  });
  for (const account of rows) await eraseChat(act, account);
  await sql.query({
    text: `UPDATE "Person" SET email = NULL, "agencyId" = NULL, "channelOrder" = '{}' WHERE id = $1`,
    values: [personId],
  });
  await sql.query({ text: `DELETE FROM "Invite" WHERE "personId" = $1`, values: [personId] });
  await sql.query({ text: `DELETE FROM "Passkey" WHERE "personId" = $1`, values: [personId] });
  await sql.query({ text: `DELETE FROM "StepUpConfirmation" WHERE "personId" = $1`, values: [personId] });
  await sql.query({ text: `DELETE FROM "StepUpCode" WHERE "personId" = $1`, values: [personId] });
  return rows.length;
}
