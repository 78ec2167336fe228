import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

const CIPHER = "aes-256-gcm";
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Keeps tokens in the database unreadable to whoever has only the database. */
export interface TokenSeal {
  seal(token: string): Buffer;
  /** Null when it was sealed with another secret, or changed. */
  open(sealed: Buffer): string | null;
}

/**
 * AES-256-GCM under a key made of the app's secret (HKDF-SHA-256, RFC 5869), which the database does
 * not hold. A sealed token: nonce (12 bytes) · text · tag (16 bytes). A token is sealed a few times a
 * day, so a random nonce never meets itself again.
 */
export function createTokenSeal(appSecret: string, appId: string): TokenSeal {
  const key = Buffer.from(hkdfSync("sha256", appSecret, appId, "kiemtra zalo oa tokens", KEY_BYTES));
  return {
    seal(token) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(CIPHER, key, nonce);
      return Buffer.concat([nonce, cipher.update(token, "utf8"), cipher.final(), cipher.getAuthTag()]);
    },
    open(sealed) {
      if (sealed.length < NONCE_BYTES + TAG_BYTES) return null;
      const decipher = createDecipheriv(CIPHER, key, sealed.subarray(0, NONCE_BYTES));
      decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
      try {
        const text = decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES));
        return Buffer.concat([text, decipher.final()]).toString("utf8");
      } catch {
        return null;
      }
    },
  };
}
