import type { Queryable } from "../../db/hot/trip.ts";
import type { Database } from "../../db/database.ts";
import { storeIncoming } from "../../db/inbox.ts";
import { conversationName } from "../../messaging/conversationOf.ts";
import type { Live } from "./live.ts";
import {
  MESSAGE_COLUMNS,
  messageJson,
  type FileJson,
  type MessageJson,
  type MessageRow,
} from "./messageJson.ts";
import type { WebInput } from "./webInput.ts";

export interface OwnMessage {
  accountId: number;
  /** Session of the page. */
  sessionId: string;
  /** Given by the page; the same id again is the same message. */
  clientMessageId: string;
  /** What the person sees as their own bubble. */
  text: string;
  /** Of an uploaded file: its card, and the bytes as received. */
  file?: { card: FileJson & { sha256: string }; bytes: Buffer };
  at: Date;
  input: WebInput;
}

const INSERT = `
WITH number AS (
  UPDATE "ChannelAccount" SET "messageSeq" = "messageSeq" + 1
   WHERE id = $1 AND NOT EXISTS (
     SELECT 1 FROM "WebMessage" WHERE "accountId" = $1 AND "clientMessageId" = $2)
  RETURNING id, "messageSeq")
INSERT INTO "WebMessage" ("accountId", seq, "fromBot", text, file, "fileBytes", "clientMessageId", at)
SELECT id, "messageSeq", false, $3, $4::jsonb, $6, $2, $5 FROM number
ON CONFLICT ("accountId", "clientMessageId") DO NOTHING
RETURNING ${MESSAGE_COLUMNS}`;

/**
 * Takes a message of the page: shows it in the chat and puts it into the inbox, both or neither,
 * and calls `wake` after the commit. A repeated `clientMessageId` returns the message accepted
 * first and changes nothing.
 */
export async function acceptMessage(
  deps: { db: Database; live: Live; wake: (conversation: string) => void },
  message: OwnMessage,
): Promise<MessageJson> {
  const conversation = webConversation(message.accountId);
  return deps.db.transaction(async (uow) => {
    const { sql } = uow;
    const inserted = await sql.query<MessageRow>({
      name: "web-accept",
      text: INSERT,
      values: [
        message.accountId,
        message.clientMessageId,
        message.text,
        message.file === undefined ? null : JSON.stringify(message.file.card),
        message.at,
        message.file?.bytes ?? null,
      ],
    });
    // A repeated message wakes too: the first call may have died between commit and wake.
    uow.afterCommit(() => deps.wake(conversation));
    const row = inserted.rows[0];
    if (row === undefined) return messageJson(await earlier(sql, message));
    const key = `${conversation}:${message.clientMessageId}`;
    const payload = { ...message.input, session: message.sessionId };
    await storeIncoming(sql, [{ key, channel: "web", conversation, orderKey: BigInt(row.seq), payload }]);
    uow.afterCommit(() => deps.live.announce({ kind: "messages", accountId: message.accountId }));
    return messageJson(row);
  });
}

async function earlier(db: Queryable, { accountId, clientMessageId }: OwnMessage): Promise<MessageRow> {
  const found = await db.query<MessageRow>(
    `SELECT ${MESSAGE_COLUMNS} FROM "WebMessage" WHERE "accountId" = $1 AND "clientMessageId" = $2`,
    [accountId, clientMessageId],
  );
  const row = found.rows[0];
  if (row === undefined) throw new Error(`no web account ${accountId}`);
  return row;
}

/** Name of an account's conversation: lock, order and dialogue. */
export function webConversation(accountId: number): string {
  return conversationName("web", accountId);
}
