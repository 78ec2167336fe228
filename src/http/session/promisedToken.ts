import { createHmac } from "node:crypto";
import { sameSecret } from "../../channels/common/sameSecret.ts";

/** Of 128 bits, in base64url. */
const SEAL_LENGTH = 22;

/**
 * What a browser holds between the opening of a link and the first call of its page: random, and sealed for this
 * very code, so that a value somebody has thought up, or planted, opens nothing.
 * @param nonce random, URL-safe
 */
export function promiseToken(key: string, code: string, nonce: string): string {
  return `${nonce.slice(0, SEAL_LENGTH)}${seal(key, "promise", nonce.slice(0, SEAL_LENGTH), code)}`;
}

/**
 * The token of the session that a promise is kept with: another one than the browser has shown, and the same for
 * calls that come side by side or again because the first answer was lost. Null: not promised here.
 */
export function keptToken(key: string, code: string, promised: string): string | null {
  const nonce = promised.slice(0, SEAL_LENGTH);
  if (!sameSecret(promised.slice(SEAL_LENGTH), seal(key, "promise", nonce, code))) return null;
  return hmac(key, "session", nonce, code);
}

function seal(key: string, ...parts: string[]): string {
  return hmac(key, ...parts).slice(0, SEAL_LENGTH);
}

function hmac(key: string, ...parts: string[]): string {
  return createHmac("sha256", key)
    .update(`web ${parts.join(" ")}`)
    .digest("base64url");
}
