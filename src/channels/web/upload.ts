import type { Queryable } from "../../db/database.ts";

export interface Upload {
  name: string;
  mime: string;
  sha256: string;
  bytes: Buffer;
}

/**
 * The bytes of a file a person sent in the web chat, by the `file_id` of the update. They are kept
 * with the chat message, byte for byte as received, so that they survive before any use case has
 * decided what they prove.
 */
export async function readUpload(db: Queryable, fileId: string): Promise<Upload | null> {
  const place = parseUploadId(fileId);
  if (place === null) return null;
  const found = await db.query<{ name: string; mime: string; sha256: string; bytes: string }>(
    `SELECT file->>'name' AS name, file->>'mime' AS mime, file->>'sha256' AS sha256, file->>'bytes' AS bytes
       FROM "WebMessage"
      WHERE "accountId" = $1 AND "clientMessageId" = $2 AND NOT "fromBot" AND file->>'id' = $3`,
    [place.accountId, place.clientMessageId, fileId],
  );
  const row = found.rows[0];
  return row === undefined ? null : { ...row, bytes: Buffer.from(row.bytes, "base64") };
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
