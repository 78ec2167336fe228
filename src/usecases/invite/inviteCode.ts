import { createHash, randomBytes } from "node:crypto";

/** Crockford's base 32: no I, L, O, U, so a code can be read out and typed. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/** 128 bits in groups of 5 (OWASP ASVS 5.0 6.5.3 asks for at least 112). */
const CODE_BYTES = 16;
const CODE_LENGTH = 26;
export const INVITE_LIFE_MS = 72 * 60 * 60 * 1_000;

/** A new invitation code, 26 characters; safe in links and as Telegram's start parameter. */
export function newInviteCode(bytes: Buffer = randomBytes(CODE_BYTES)): string {
  return inBase32(bytes, CODE_LENGTH);
}

/** 40 bits to be copied from one screen to another: they hold for minutes, and few tries are free (wrongCodes.ts). */
const LINK_CODE_BYTES = 5;
const LINK_CODE_LENGTH = 8;
export const LINK_CODE_LIFE_MS = 15 * 60 * 1_000;

/** A new code for another channel, 8 characters; with a digit in it, which tells it from a word. */
export function newLinkCode(): string {
  for (;;) {
    const code = inBase32(randomBytes(LINK_CODE_BYTES), LINK_CODE_LENGTH);
    if (/\d/.test(code)) return code;
  }
}

/** Whether a message is nothing but a code, with or without hyphens. */
export function looksLikeCode(text: string): boolean {
  const code = text.trim().replaceAll("-", "");
  return (
    /^[0-9A-Za-z]+$/.test(code) &&
    /\d/.test(code) &&
    (code.length === CODE_LENGTH || code.length === LINK_CODE_LENGTH)
  );
}

function inBase32(bytes: Buffer, length: number): string {
  let bits = BigInt(`0x${bytes.toString("hex")}`);
  let code = "";
  for (let place = 0; place < length; place += 1) {
    code = (ALPHABET[Number(bits & 31n)] ?? "0") + code;
    bits >>= 5n;
  }
  return code;
}

/** What is stored of a code: SHA-256 of its canonical form (case, hyphens and look-alikes do not count). */
export function inviteCodeHash(code: string): string {
  const canonical = code
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, "")
    .replaceAll("O", "0")
    .replaceAll(/[IL]/g, "1");
  return createHash("sha256").update(canonical).digest("hex");
}
