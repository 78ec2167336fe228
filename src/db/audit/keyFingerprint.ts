import { createHmac } from "node:crypto";

/** Action of the entry with which a chain goes over to another key; the first one written with the new key. */
export const REKEYED = "audit.rekeyed";

/** Tells keys of the audit log apart without giving any of them away; hex. */
export function keyFingerprint(key: string): string {
  return createHmac("sha256", key).update("key of the audit log").digest("hex");
}
