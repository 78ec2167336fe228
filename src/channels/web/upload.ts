import type { Queryable } from "../../db/hot/trip.ts";

export interface Upload {
  name: string;
  mime: string;
  sha256: string;
  bytes: Buffer;
}

/**
 * The bytes of a file a person sent in the web chat, by the `file_id` of the update. They are kept
 * with the chat message, byte for byte as received, so that they survive before any use case has
 * decided what they are for; once they are evidence, its row alone holds them.
 */
export async function readUpload(db: Queryable, fileId: string): Promise<Upload | null> {
  const place = parseUploadId(fileId);
  if (place === null) return null;
  const found = await db.query<Upload & { bytes: Buffer | null }>(
    `SELECT m.file->>'name' AS name, m.file->>'mime' AS mime, m.file->>'sha256' AS sha256,
            coalesce(m."fileBytes", e.bytes) AS bytes
       FROM "WebMessage" m LEFT JOIN "Evidence" e ON e.id = m."evidenceId"
      WHERE m."accountId" = $1 AND m."clientMessageId" = $2 AND NOT m."fromBot" AND m.file->>'id' = $3`,
    [place.accountId, place.clientMessageId, fileId],
  );
  const row = found.rows[0];
  return row === undefined || row.bytes === null ? null : row;
}

/** The evidence has the bytes now, or nobody needs them (null): the chat message lets go of its copy. */
export async function handOverUpload(
  sql: Queryable,
  fileId: string,
  evidenceId: string | null,
): Promise<void> {
  const place = parseUploadId(fileId);
  if (place === null) return;
  await sql.query(
    `UPDATE "WebMessage" SET "fileBytes" = NULL, "evidenceId" = $3
      WHERE "accountId" = $1 AND "clientMessageId" = $2 AND NOT "fromBot"`,
    [place.accountId, place.clientMessageId, evidenceId],
  );
}

/** Written before the message has a number, so it carries the page's own id of it. */
export function uploadId(accountId: number, clientMessageId: string): string {
  return `web-${accountId}-${Buffer.from(clientMessageId, "utf8").toString("base64url")}`;
}

/** The account that sent it, whom alone the chat shows it to; null for any other id. */
export function parseUploadId(fileId: string): { accountId: number; clientMessageId: string } | null {
  const [, account, encoded] = /^web-(\d{1,10})-([A-Za-z0-9_-]+)$/.exec(fileId) ?? [];
  if (account === undefined || encoded === undefined) return null;
  return { accountId: Number(account), clientMessageId: Buffer.from(encoded, "base64url").toString("utf8") };
}
