import type { Queryable } from "../../db/hot/trip.ts";
import { MESSAGE_COLUMNS, messageJson, type MessageJson, type MessageRow } from "./messageJson.ts";

/** - `after`: the oldest ones behind it; - `before`: the newest ones ahead of it; - `latest`; - `one`. */
export type MessageRange =
  | { kind: "after"; seq: number; limit: number }
  | { kind: "before"; seq: number; limit: number }
  | { kind: "latest"; limit: number }
  | { kind: "one"; seq: number };

/** Messages of one account, always oldest first. */
export async function readMessages(
  db: Queryable,
  accountId: number,
  range: MessageRange,
): Promise<MessageJson[]> {
  const { text, values, backwards } = statementOf(range);
  const found = await db.query<MessageRow>({
    name: `web-read-${range.kind}`,
    text: `SELECT ${MESSAGE_COLUMNS} FROM "WebMessage" WHERE "accountId" = $1 ${text}`,
    values: [accountId, ...values],
  });
  const messages = found.rows.map(messageJson);
  return backwards ? messages.toReversed() : messages;
}

function statementOf(range: MessageRange): { text: string; values: number[]; backwards: boolean } {
  switch (range.kind) {
    case "after":
      return {
        text: "AND seq > $2 ORDER BY seq LIMIT $3",
        values: [range.seq, range.limit],
        backwards: false,
      };
    case "before":
      return {
        text: "AND seq < $2 ORDER BY seq DESC LIMIT $3",
        values: [range.seq, range.limit],
        backwards: true,
      };
    case "latest":
      return { text: "ORDER BY seq DESC LIMIT $2", values: [range.limit], backwards: true };
    case "one":
      return { text: "AND seq = $2", values: [range.seq], backwards: false };
    default:
      return range satisfies never;
  }
}
