import { createHash } from "node:crypto";

/** What is stored of a session's token. Nothing slower is needed for 256 random bits. */
export function tokenHash(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
