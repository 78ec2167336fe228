import type { Act } from "../../messaging/act.ts";

/** What a chat sent earlier, by its number in the inbox; null when that was another chat, or is not kept any more. */
export async function earlierUpdate(
  act: Act,
  conversation: string,
  inboxId: number,
): Promise<{ payload: unknown } | null> {
  const { rows } = await act.uow.sql.query<{ payload: unknown }>({
    text: `SELECT payload FROM "InboxUpdate" WHERE id = $1::bigint AND conversation = $2 AND payload <> '{}'`,
    values: [inboxId, conversation],
  });
  return rows[0] ?? null;
}
