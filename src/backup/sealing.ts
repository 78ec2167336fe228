import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { BackupError } from "./BackupError.ts";

/**
 * Encryption of a backup: AES-256-GCM (NIST SP 800-38D) piece by piece, after the STREAM construction
 * (Hoang et al. 2015, as in age): the nonce counts the pieces and marks the last one, so that pieces
 * left out, moved or cut off are found. The key of a file comes from the operator's key and a random
 * salt (HKDF-SHA-256, RFC 5869), so that no nonce is ever used twice with one key.
 *
 * File: magic · salt (16 bytes) · pieces of up to 64 KiB, each followed by its tag (16 bytes).
 */
export const SEALED_MAGIC = Buffer.from("kiemtra-backup sealed v1\n");

const CIPHER = "aes-256-gcm";
const KEY_BYTES = 32;
const SALT_BYTES = 16;
const PIECE_BYTES = 64 * 1024;
const TAG_BYTES = 16;
const NONCE_BYTES = 12;

/**
 * Reads the operator's key: 64 hexadecimal digits. It belongs on another disk than the backups.
 * @throws BackupError
 */
export async function readKeyFile(file: string): Promise<Buffer> {
  let text: string;
  try {
    text = (await readFile(file, "utf8")).trim();
  } catch (cause) {
    throw new BackupError("bad_key_file", `The key file ${file} cannot be read.`, { cause });
  }
  if (!/^[0-9a-f]{64}$/i.test(text)) {
    throw new BackupError(
      "bad_key_file",
      `The key file ${file} must hold 64 hexadecimal digits (make one with: openssl rand -hex 32 > ${file}).`,
    );
  }
  return Buffer.from(text, "hex");
}

export async function* seal(chunks: AsyncIterable<Uint8Array>, key: Buffer): AsyncGenerator<Buffer> {
  const salt = randomBytes(SALT_BYTES);
  const fileKey = keyOfFile(key, salt);
  yield Buffer.concat([SEALED_MAGIC, salt]);
  let count = 0;
  for await (const { bytes, isLast } of pieces(chunks, PIECE_BYTES)) {
    const cipher = createCipheriv(CIPHER, fileKey, nonce(count, isLast));
    yield Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
    count += 1;
  }
}

/**
 * The reverse of `seal`. What it yields before it ends is not yet proof of the whole: use it only
 * after the end.
 * @throws BackupError when the key does not fit or the file was changed or cut off
 */
export async function* unseal(chunks: AsyncIterable<Uint8Array>, key: Buffer): AsyncGenerator<Buffer> {
  let fileKey: Buffer | undefined;
  let count = 0;
  for await (const { bytes, isLast } of pieces(
    chunks,
    PIECE_BYTES + TAG_BYTES,
    SEALED_MAGIC.length + SALT_BYTES,
  )) {
    if (fileKey === undefined) {
      if (bytes.length < SEALED_MAGIC.length + SALT_BYTES || isLast) throw cut();
      fileKey = keyOfFile(key, bytes.subarray(SEALED_MAGIC.length));
      continue;
    }
    if (bytes.length < TAG_BYTES) throw cut();
    const decipher = createDecipheriv(CIPHER, fileKey, nonce(count, isLast), { authTagLength: TAG_BYTES });
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
    try {
      yield Buffer.concat([decipher.update(bytes.subarray(0, -TAG_BYTES)), decipher.final()]);
    } catch (cause) {
      throw count === 0
        ? new BackupError("key_wrong", "The key does not fit this backup, or its beginning was changed.", {
            cause,
          })
        : new BackupError("damaged", "The backup is damaged: it was changed or cut off.", { cause });
    }
    count += 1;
  }
}

function cut(): BackupError {
  return new BackupError("damaged", "The backup is damaged: it ends too early.");
}

function keyOfFile(key: Buffer, salt: Buffer): Buffer {
  return Buffer.from(hkdfSync("sha256", key, salt, SEALED_MAGIC, KEY_BYTES));
}

function nonce(count: number, isLast: boolean): Buffer {
  const bytes = Buffer.alloc(NONCE_BYTES);
  bytes.writeUIntBE(count, NONCE_BYTES - 7, 6);
  bytes[NONCE_BYTES - 1] = isLast ? 1 : 0;
  return bytes;
}

/** Cuts a stream into pieces of one length (the first may have its own); the last may be shorter. */
async function* pieces(
  chunks: AsyncIterable<Uint8Array>,
  length: number,
  firstLength = length,
): AsyncGenerator<{ bytes: Buffer; isLast: boolean }> {
  let held = Buffer.alloc(0);
  let wanted = firstLength;
  for await (const chunk of chunks) {
    held = Buffer.concat([held, chunk]);
    let at = 0;
    // One byte more must be there: otherwise this could be the last piece.
    while (held.length - at > wanted) {
      yield { bytes: held.subarray(at, at + wanted), isLast: false };
      at += wanted;
      wanted = length;
    }
    held = held.subarray(at);
  }
  yield { bytes: held, isLast: true };
}
