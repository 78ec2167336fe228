import { createHmac, timingSafeEqual } from "node:crypto";

/** Addresses of stored documents that open without signing in, for a short time. */
export interface FileLinks {
  /** Path and query below the service's address: "/files/ID?e=1605000000&s=…". */
  path(documentId: string, expiresAt: Date): string;
  /** Whether the address was made here for this document and still holds. */
  isValid(link: { documentId: string; expires: string; signature: string }, now: Date): boolean;
}

const SIGNATURE_BYTES = 32;

/**
 * Signs with a key of its own, derived from one that every process of the service has. Whoever holds
 * such an address may read the document until it expires, whatever becomes of their role meanwhile:
 * give it hours, not weeks.
 */
export function createFileLinks(key: string): FileLinks {
  const own = createHmac("sha256", key).update("links to files").digest();
  const sign = (documentId: string, expires: string) =>
    createHmac("sha256", own)
      .update(JSON.stringify([documentId, expires]))
      .digest();
  return {
    path(documentId, expiresAt) {
      const expires = String(Math.floor(expiresAt.getTime() / 1_000));
      const signature = sign(documentId, expires).toString("base64url");
      return `/files/${encodeURIComponent(documentId)}?e=${expires}&s=${signature}`;
    },
    isValid({ documentId, expires, signature }, now) {
      if (!/^\d{1,12}$/.test(expires)) return false;
      const given = Buffer.from(signature, "base64url");
      if (given.length !== SIGNATURE_BYTES || !timingSafeEqual(given, sign(documentId, expires)))
        return false;
      return Number(expires) * 1_000 > now.getTime();
    },
  };
}
