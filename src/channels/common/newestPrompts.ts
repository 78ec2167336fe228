import type { Queryable } from "../../db/hot/trip.ts";
import { isReply } from "../../messaging/replyKey.ts";
import { cameByItself, type ShownPrompt } from "./prompt.ts";

/** Messages that may stand between a question and its answer. */
const LOOK_BACK = 4;

/**
 * What stands last in each conversation with something to choose from, or asking for words. It is
 * looked up when an answer arrives and kept with it: whoever answers an older question twice must
 * not choose in the one that has come since. Behind what came by itself stands the question that the
 * person may still be answering.
 */
export async function newestPrompts(
  db: Queryable,
  conversations: readonly string[],
): Promise<Map<string, ShownPrompt>> {
  const { rows } = await db.query<
    Omit<ShownPrompt, "behind" | "reply"> & { conversation: string; key: string }
  >({
    name: "newest-prompts",
    text: `SELECT c.conversation, o.*
             FROM unnest($1::text[]) AS c(conversation)
            CROSS JOIN LATERAL (
              SELECT id AS "outboxId", key, extract(epoch FROM "createdAt")::int AS at,
                     coalesce(payload->>'text', payload->>'caption', '') AS text,
                     payload->'reply_markup' AS markup
                FROM "OutboxMessage"
               WHERE conversation = c.conversation AND payload ? 'reply_markup' AND state IN ('sending', 'sent')
               ORDER BY id DESC LIMIT $2) AS o`,
    values: [conversations, LOOK_BACK],
  });
  const shown = new Map<string, ShownPrompt>();
  // Newest first within a conversation.
  for (const { conversation, key, ...row } of rows) {
    const prompt = { ...row, reply: isReply(key) };
    const newest = shown.get(conversation);
    if (newest === undefined) shown.set(conversation, { ...prompt, behind: [] });
    else if (cameByItself(newest.behind.at(-1) ?? newest)) newest.behind.push(prompt);
  }
  return shown;
}
