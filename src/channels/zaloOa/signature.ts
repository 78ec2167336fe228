import { createHash } from "node:crypto";
import { sameSecret } from "../common/sameSecret.ts";

export interface SignedRequest {
  /** X-ZEvent-Signature: `mac=<hex>`; seen without the prefix too. */
  readonly signature: string | undefined;
  /** The body's `timestamp`, and the header X-ZEvent-Timestamp that one implementation has met. */
  readonly timestamps: readonly (string | undefined)[];
  /** As it came: written anew it would have other bytes. */
  readonly body: Uint8Array;
}

const MAC = /^\s*(?:mac=)?([0-9a-f]{64})\s*$/i;

/**
 * Whether Zalo has signed the event: SHA-256 (not HMAC) of app id, raw body, timestamp and the
 * account's secret, in constant time (reliability F55).
 */
export function isSigned(request: SignedRequest, appId: string, oaSecret: string): boolean {
  const mac = MAC.exec(request.signature ?? "")?.[1]?.toLowerCase();
  if (mac === undefined || oaSecret === "") return false;
  return request.timestamps.some(
    (timestamp) =>
      timestamp !== undefined && sameSecret(mac, macOf(appId, request.body, timestamp, oaSecret)),
  );
}

export function macOf(appId: string, body: Uint8Array, timestamp: string, oaSecret: string): string {
  return createHash("sha256").update(appId).update(body).update(timestamp).update(oaSecret).digest("hex");
}
