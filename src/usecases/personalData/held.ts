import { CHANNEL_NAMES } from "../../domain/channelName.ts";
import { conversationName } from "../../messaging/conversationOf.ts";
import type { Act } from "../../messaging/act.ts";

/** Name of the conversation of "ChannelAccount" under this alias, as `conversationOf` makes it. */
export function conversationSql(account: string): string {
  const cases = CHANNEL_NAMES.map((channel) => {
    const address = channel === "web" ? `${account}.id::text` : `${account}."externalId"`;
    return `WHEN '${channel}' THEN '${conversationName(channel, "")}' || ${address}`;
  });
  return `CASE ${account}.channel ${cases.join(" ")} END`;
}

/**
 * Who is under a legal hold, by themselves or as somebody who takes or took part in an inspection under one:
 * `held_person(id)`, `held_account(id)`, `held_chat(name)`. For hand-written statements: the first part of
 * their WITH.
 */
export const HELD_SQL = `
held_person AS (
  SELECT h."personId" AS id FROM "LegalHold" h WHERE h."liftedAt" IS NULL AND h."personId" IS NOT NULL
   UNION SELECT m."personId" FROM "TeamMember" m JOIN "LegalHold" h ON h."inspectionId" = m."inspectionId"
          WHERE h."liftedAt" IS NULL),
held_account AS (
  SELECT a.id, ${conversationSql("a")} AS name FROM "ChannelAccount" a JOIN held_person p ON p.id = a."personId"),
held_chat AS (SELECT name FROM held_account)`;

/** Whether nothing of this person may be removed now. */
export async function isHeld(act: Act, personId: string): Promise<boolean> {
  const { rows } = await act.uow.sql.query({
    text: `WITH ${HELD_SQL} SELECT 1 FROM held_person WHERE id = $1`,
    values: [personId],
  });
  return rows.length > 0;
}
