import type { ChannelName } from "../domain/channelName.ts";
import type { Queryable } from "./hot/trip.ts";

/** A person's address on a channel, as the database knows it. */
export interface AccountRef {
  id: number;
  externalId: string;
  displayName: string | null;
}

/** The account of a chat that writes for the first time; a known one that is reachable again. */
export async function keepAccount(
  sql: Queryable,
  account: { channel: ChannelName; externalId: string; displayName: string | null },
): Promise<AccountRef> {
  const { rows } = await sql.query<AccountRef>({
    text: `INSERT INTO "ChannelAccount" (channel, "externalId", "displayName") VALUES ($1::"Channel", $2, $3)
           ON CONFLICT (channel, "externalId") DO UPDATE SET state = 'active'
           RETURNING id, "externalId", "displayName"`,
    values: [account.channel, account.externalId, account.displayName],
  });
  const [row] = rows;
  if (row === undefined) throw new Error("an account was not kept");
  return row;
}
