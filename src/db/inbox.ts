import type { ChannelName } from "../messaging/channel.ts";
import type { Queryable } from "./database.ts";

/** Something a channel delivered, not handled yet. */
export interface IncomingUpdate {
  /** Unique per delivery: `tg:<bot>:<update_id>`, `web:<account>:<client message id>`. */
  key: string;
  channel: ChannelName;
  /** `tg:<chat id>`, `web:<account id>`: lock and order. */
  conversation: string;
  /** The channel's own order inside the conversation. */
  orderKey: bigint;
  payload: unknown;
}

/**
 * Writes what a channel delivered, in one statement, and returns how many of them were new. A key that is
 * already there is left alone: a repeated delivery changes nothing.
 */
export async function storeIncoming(db: Queryable, updates: readonly IncomingUpdate[]): Promise<number> {
  if (updates.length === 0) return 0;
  const { rowCount } = await db.query({
    name: "inbox-store",
    text: `INSERT INTO "InboxUpdate" (key, channel, conversation, "orderKey", payload)
           SELECT * FROM unnest($1::text[], $2::"Channel"[], $3::text[], $4::bigint[], $5::jsonb[])
           ON CONFLICT (key) DO NOTHING`,
    values: [
      updates.map((u) => u.key),
      updates.map((u) => u.channel),
      updates.map((u) => u.conversation),
      updates.map((u) => u.orderKey.toString()),
      updates.map((u) => JSON.stringify(u.payload)),
    ],
  });
  return rowCount ?? 0;
}
