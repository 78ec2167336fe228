import type { Queryable } from "../../db/hot/trip.ts";
import { storedButtonsSchema } from "./webButtons.ts";

export interface PressedButton {
  label: string;
  messageSeq: number;
  messageId: number;
  messageText: string;
  /** Seconds since 1970. */
  messageAt: number;
}

interface Row {
  seq: number;
  outboxId: string;
  text: string;
  buttons: unknown;
  at: Date;
}

/**
 * The newest message of the chat that has, or once had, this button; with `seq` only that message.
 * Null: it was never shown to this account.
 */
export async function findButton(
  db: Queryable,
  accountId: number,
  id: string,
  seq: number | null,
): Promise<PressedButton | null> {
  const found = await db.query<Row>({
    name: "web-button",
    text: `SELECT seq, "outboxId", text, buttons, at FROM "WebMessage"
            WHERE "accountId" = $1 AND "fromBot" AND "outboxId" IS NOT NULL
              AND buttons @> jsonb_build_array(jsonb_build_object('id', $2::text))
              AND ($3::int IS NULL OR seq = $3)
            ORDER BY seq DESC LIMIT 1`,
    values: [accountId, id, seq],
  });
  const row = found.rows[0];
  const button = storedButtonsSchema.safeParse(row?.buttons).data?.find((candidate) => candidate.id === id);
  if (row === undefined || button === undefined || button.url !== undefined) return null;
  return {
    label: button.label,
    messageSeq: row.seq,
    messageId: Number(row.outboxId),
    messageText: row.text,
    messageAt: Math.floor(row.at.getTime() / 1000),
  };
}
