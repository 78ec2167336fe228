import type { Queryable } from "../../db/database.ts";
import type { ShownPrompt } from "./prompt.ts";

/**
 * What stands last in each conversation with something to choose from, or asking for words. It is
 * looked up when an answer arrives and kept with it: whoever answers an older question twice must
 * not choose in the one that has come since.
 */
export async function newestPrompts(
  db: Queryable,
  conversations: readonly string[],
): Promise<Map<string, ShownPrompt>> {
  const { rows } = await db.query<ShownPrompt & { conversation: string }>({
    name: "newest-prompts",
    text: `SELECT c.conversation, o.*
             FROM unnest($1::text[]) AS c(conversation)
            CROSS JOIN LATERAL (
              SELECT id AS "outboxId", extract(epoch FROM "createdAt")::int AS at,
                     coalesce(payload->>'text', payload->>'caption', '') AS text,
                     payload->'reply_markup' AS markup, method = 'editMessageReplyMarkup' AS ticks
                FROM "OutboxMessage"
               WHERE conversation = c.conversation AND payload ? 'reply_markup' AND state IN ('sending', 'sent')
               ORDER BY id DESC LIMIT 1) AS o`,
    values: [conversations],
  });
  return new Map(rows.map(({ conversation, ...prompt }) => [conversation, prompt]));
}
