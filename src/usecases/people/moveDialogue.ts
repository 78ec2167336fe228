import type { ChannelName } from "../../domain/channelName.ts";
import { conversationOf } from "../../messaging/conversationOf.ts";
import type { Act } from "../../messaging/act.ts";

/** The dialogue that a person left in another chat. */
export interface FormerDialogue {
  conversation: string;
  /** As the flows wrote it; null when nothing was going on there. */
  dialogue: string | null;
}

/**
 * Notes the account the person writes from now, and takes the dialogue out of the chat they wrote in
 * before; null when it was this one. Whatever is being handled there comes first.
 */
export async function leaveFormerChat(
  act: Act,
  personId: string,
  accountId: number,
): Promise<FormerDialogue | null> {
  const { sql } = act.uow;
  const { rows } = await sql.query<{ lastAccountId: number | null }>({
    name: "person-last-account",
    text: `SELECT "lastAccountId" FROM "Person" WHERE id = $1 FOR NO KEY UPDATE`,
    values: [personId],
  });
  const former = rows[0]?.lastAccountId ?? null;
  if (former === accountId) return null;
  await sql.query({
    name: "person-moved",
    text: `UPDATE "Person" SET "lastAccountId" = $2 WHERE id = $1`,
    values: [personId, accountId],
  });
  if (former === null) return null;
  const found = await sql.query<{ channel: ChannelName; externalId: string }>({
    name: "account-of-person",
    text: `SELECT channel, "externalId" FROM "ChannelAccount" WHERE id = $1 AND "personId" = $2`,
    values: [former, personId],
  });
  const account = found.rows[0];
  if (account === undefined) return null;
  const conversation = conversationOf(account.channel, { id: former, externalId: account.externalId });
  await sql.query({
    name: "conversation-lock",
    text: `SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`,
    values: [conversation],
  });
  // A statement of its own: it sees what the other chat has committed before it gave the lock.
  const kept = await sql.query<{ value: string }>({
    name: "dialogue-of",
    text: `SELECT value FROM "DialogueState" WHERE key = $1`,
    values: [conversation],
  });
  return { conversation, dialogue: kept.rows[0]?.value ?? null };
}

/** The chat that a message was written to; null when there is none yet. */
export async function conversationOfMessage(act: Act, outboxId: string): Promise<string | null> {
  const { rows } = await act.uow.sql.query<{ conversation: string }>({
    name: "conversation-of-message",
    text: `SELECT conversation FROM "OutboxMessage" WHERE id = $1`,
    values: [outboxId],
  });
  return rows[0]?.conversation ?? null;
}

/** A message as it stands in its chat now: what was sent, with the buttons of its last edit; null when it is not kept any more. */
export async function messageAsShown(act: Act, outboxId: string): Promise<Record<string, unknown> | null> {
  const { rows } = await act.uow.sql.query<{ payload: Record<string, unknown>; markup: unknown }>({
    name: "message-as-shown",
    text: `SELECT o.payload,
                  (SELECT coalesce(e.payload -> 'reply_markup', '{}'::jsonb) FROM "OutboxMessage" e
                    WHERE e.conversation = o.conversation AND e.method = 'editMessageReplyMarkup'
                      AND e.id > o.id AND e.payload ->> 'message_id' = o.id::text
                    ORDER BY e.id DESC LIMIT 1) AS markup
             FROM "OutboxMessage" o WHERE o.id = $1 AND o.payload <> '{}'`,
    values: [outboxId],
  });
  const row = rows[0];
  if (row === undefined) return null;
  const { reply_markup: asked, ...rest } = row.payload;
  const markup = row.markup ?? asked;
  return isEmpty(markup) ? rest : { ...rest, reply_markup: markup };
}

/** Says in another chat of the person what was said in one, with its buttons; the new outbox id, null when it is gone. */
export async function showAgain(
  act: Act,
  outboxId: bigint,
  to: { channel: ChannelName; conversation: string },
): Promise<bigint | null> {
  const payload = await messageAsShown(act, String(outboxId));
  return payload === null ? null : act.send({ ...to, method: "sendMessage", payload });
}

function isEmpty(markup: unknown): boolean {
  return typeof markup !== "object" || markup === null || Object.keys(markup).length === 0;
}
