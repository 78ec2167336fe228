import type { Act } from "../../messaging/act.ts";

/** What is known of a message of ours on its way to a chat. */
export interface Delivery {
  /** Its number in the chat; null while it is not there, or where the channel does not count. */
  number: number | null;
  /** It is being handed over at this moment. */
  isUnderWay: boolean;
}

const DIGITS = /^\d{1,15}$/;

/** How far a message has got; null for none of ours. The page shows a message before the outbox knows of it. */
export async function deliveryOf(act: Act, outboxId: string): Promise<Delivery | null> {
  const { rows } = await act.uow.sql.query<{
    seq: number | null;
    externalId: string | null;
    sending: boolean;
  }>({
    name: "delivery-of",
    text: `SELECT w.seq, o."externalId", o.state = 'sending' AS sending
             FROM "OutboxMessage" o LEFT JOIN "WebMessage" w ON w."outboxId" = o.id
            WHERE o.id = $1::bigint`,
    values: [outboxId],
  });
  const row = rows[0];
  if (row === undefined) return null;
  const { seq, externalId } = row;
  const isNumber = externalId !== null && DIGITS.test(externalId);
  return {
    number: seq ?? (isNumber ? Number(externalId) : null),
    isUnderWay: row.sending,
  };
}
