import { z } from "zod";
import type { Queryable } from "../../db/hot/trip.ts";
import type { Database } from "../../db/database.ts";
import type { OutboxRow } from "../../db/outbox.ts";
import type { DeliveryOutcome } from "../../messaging/channelPort.ts";
import { textEntitiesSchema, type TextEntity } from "../../messaging/textEntity.ts";
import { documentFile } from "./documentFile.ts";
import type { Live } from "./live.ts";
import type { FileJson } from "./messageJson.ts";
import { buttonsOf, replaceButtons, storedButtonsSchema, type StoredButton } from "./webButtons.ts";

const SENT: DeliveryOutcome = { kind: "sent", externalId: null };

/** Texts are plain, with their bold parts beside them: a markup to be read is our mistake. */
const textSchema = z.looseObject({
  text: z.string(),
  entities: textEntitiesSchema.default([]),
  parse_mode: z.undefined().optional(),
});
const documentSchema = z.looseObject({ document: z.string(), caption: z.string().optional() });
const messageIdSchema = z.looseObject({ message_id: z.union([z.int(), z.string()]).transform(String) });
/**
 * Puts one outgoing call before the person's eyes: as a row of "WebMessage", which is what every
 * page reads, and then as a hint to the pages that are open. The same row delivered twice changes
 * nothing (`WebMessage.outboxId` is unique). Throws when the database does.
 */
export async function send(deps: { db: Database; live: Live }, row: OutboxRow): Promise<DeliveryOutcome> {
  const accountId = accountOf(row.conversation);
  if (accountId === null) return failed(`no web conversation: ${row.conversation}`);
  switch (row.method) {
    case "sendMessage": {
      const content = textSchema.safeParse(row.payload);
      if (!content.success) return failed("no plain text in the call");
      return add(deps, row, accountId, {
        text: content.data.text,
        entities: content.data.entities,
        buttons: buttonsOf(row.payload["reply_markup"]),
      });
    }
    case "sendDocument":
      return sendFile(deps, row, accountId);
    case "editMessageReplyMarkup":
      return row.payload["reply_markup"] === undefined
        ? removeButtons(deps, row, accountId)
        : changeButtons(deps, row, accountId);
    case "sendChatAction":
      deps.live.announce({ kind: "typing", accountId });
      return SENT;
    default:
      // Content that the page cannot show must not vanish silently.
      return failed(`the web chat has no ${row.method}`);
  }
}

async function sendFile(
  deps: { db: Database; live: Live },
  row: OutboxRow,
  accountId: number,
): Promise<DeliveryOutcome> {
  const call = documentSchema.safeParse(row.payload).data;
  if (call === undefined) return failed("no file in the call");
  const file = await documentFile(deps.db.pool, call.document);
  if (file === null) return failed(`no such document: ${call.document}`);
  const buttons = buttonsOf(row.payload["reply_markup"]);
  return add(deps, row, accountId, { text: call.caption ?? "", entities: [], buttons, file });
}

interface Content {
  text: string;
  entities: TextEntity[];
  buttons: StoredButton[];
  file?: FileJson;
}

/** The number is taken under the account's row lock: numbers become visible in their order. */
const ADD = `
WITH number AS (
  UPDATE "ChannelAccount" SET "messageSeq" = "messageSeq" + 1
   WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM "WebMessage" WHERE "outboxId" = $2)
  RETURNING id, "messageSeq")
INSERT INTO "WebMessage" ("accountId", seq, "fromBot", text, entities, buttons, file, "outboxId")
SELECT id, "messageSeq", true, $3, $6::jsonb, $4::jsonb, $5::jsonb, $2 FROM number
ON CONFLICT ("outboxId") DO NOTHING
RETURNING seq`;

async function add(
  { db, live }: { db: Database; live: Live },
  row: OutboxRow,
  accountId: number,
  content: Content,
): Promise<DeliveryOutcome> {
  const added = await db.pool.query<{ seq: number }>({
    name: "web-add",
    text: ADD,
    values: [
      accountId,
      row.id.toString(),
      content.text,
      content.buttons.length === 0 ? null : JSON.stringify(content.buttons),
      content.file === undefined ? null : JSON.stringify(content.file),
      content.entities.length === 0 ? null : JSON.stringify(content.entities),
    ],
  });
  const seq = added.rows[0]?.seq ?? (await shown(db.pool, accountId, row.id.toString()))?.seq;
  if (seq === undefined) return failed(`no web account ${accountId}`);
  live.announce({ kind: "messages", accountId });
  return { kind: "sent", externalId: String(seq) };
}

interface Shown {
  seq: number;
  buttons: unknown;
}

async function shown(db: Queryable, accountId: number, outboxId: string): Promise<Shown | undefined> {
  const found = await db.query<Shown>(
    `SELECT seq, buttons FROM "WebMessage" WHERE "accountId" = $1 AND "outboxId" = $2`,
    [accountId, outboxId],
  );
  return found.rows[0];
}

async function changeButtons(
  { db, live }: { db: Database; live: Live },
  row: OutboxRow,
  accountId: number,
): Promise<DeliveryOutcome> {
  const target = messageIdSchema.safeParse(row.payload).data?.message_id;
  const message = target === undefined ? undefined : await shown(db.pool, accountId, target);
  if (message === undefined) return failed(`message to edit not found: ${target}`);
  const before = storedButtonsSchema.safeParse(message.buttons).data ?? [];
  const after = replaceButtons(before, buttonsOf(row.payload["reply_markup"]));
  await db.pool.query(`UPDATE "WebMessage" SET buttons = $3::jsonb WHERE "accountId" = $1 AND seq = $2`, [
    accountId,
    message.seq,
    after.length === 0 ? null : JSON.stringify(after),
  ]);
  live.announce({ kind: "edited", accountId, seq: message.seq });
  return { kind: "sent", externalId: String(message.seq) };
}

/** In one statement: an answer to each question ends with it. */
const REMOVE_BUTTONS = `
UPDATE "WebMessage" SET buttons = (
    SELECT jsonb_agg(b || '{"gone": true}') FROM jsonb_array_elements(buttons) b WHERE NOT b ? 'url')
 WHERE "accountId" = $1 AND "outboxId" = $2 RETURNING seq`;

async function removeButtons(
  { db, live }: { db: Database; live: Live },
  row: OutboxRow,
  accountId: number,
): Promise<DeliveryOutcome> {
  const target = messageIdSchema.safeParse(row.payload).data?.message_id;
  const { rows } = await db.pool.query<{ seq: number }>({
    name: "web-remove-buttons",
    text: REMOVE_BUTTONS,
    values: [accountId, target],
  });
  const seq = rows[0]?.seq;
  if (seq === undefined) return failed(`message to edit not found: ${target}`);
  live.announce({ kind: "edited", accountId, seq });
  return { kind: "sent", externalId: String(seq) };
}

function accountOf(conversation: string): number | null {
  const digits = /^web:(\d{1,10})$/.exec(conversation)?.[1];
  return digits === undefined ? null : Number(digits);
}

function failed(error: string): DeliveryOutcome {
  return { kind: "failed", error };
}
