import { createReadStream, createWriteStream } from "node:fs";
import { open } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { isFileError } from "../files/isFileError.ts";
import { BackupError } from "./BackupError.ts";
import type { BackupKey } from "./BackupKey.ts";
import type { BackupEntry } from "./manifest.ts";
import { packEntries } from "./packEntries.ts";
import { unpackEntries } from "./unpackEntries.ts";

const FILE_MODE = 0o600;
/** First line of every file in the age format (https://age-encryption.org/v1). */
const SEALED_MAGIC = Buffer.from("age-encryption.org/v1\n");

/** Writes an archive and flushes it to the disk; `key` seals it. The file must not exist yet. */
export async function writeBackupFile(
  file: string,
  entries: AsyncIterable<BackupEntry>,
  options: { key: BackupKey | null; now: Date },
): Promise<void> {
  const { key, now } = options;
  const zipped = packEntries(entries, now).pipeThrough(new CompressionStream("gzip"));
  const whole = key === null ? zipped : await key.encrypter.encrypt(zipped);
  // Opened last: until the pipeline has it, nobody would hear that it cannot be.
  await pipeline(whole, createWriteStream(file, { flags: "wx", mode: FILE_MODE, flush: true }));
}

/**
 * The entries of an archive in order. Only after the last one is the whole proven to be unharmed.
 * @throws BackupError
 */
export async function* readBackupFile(file: string, key: BackupKey | null): AsyncGenerator<BackupEntry> {
  const sealed = await isSealed(file);
  if (sealed && key === null) {
    throw new BackupError("key_needed", `${file} is sealed: give the key it was made with (--key-file).`);
  }
  const source = createReadStream(file);
  // Not Readable.toWeb(): it throws out of nowhere when its reader has stopped early.
  const bytes: ReadableStream<Uint8Array> = ReadableStream.from(source);
  try {
    const zipped = sealed && key !== null ? await unseal(bytes, key) : bytes;
    yield* unpackEntries(zipped.pipeThrough(new DecompressionStream("gzip")));
  } catch (cause) {
    if (cause instanceof BackupError || isFileError(cause)) throw cause;
    throw new BackupError("damaged", "The backup is damaged, or is no backup of Kiemtra.", { cause });
  } finally {
    source.destroy();
  }
}

async function unseal(
  bytes: ReadableStream<Uint8Array>,
  key: BackupKey,
): Promise<ReadableStream<Uint8Array>> {
  try {
    return await key.decrypter.decrypt(bytes);
  } catch (cause) {
    if (isFileError(cause)) throw cause;
    throw new BackupError("key_wrong", "The key does not fit this backup, or its beginning was changed.", {
      cause,
    });
  }
}

async function isSealed(file: string): Promise<boolean> {
  const beginning = Buffer.alloc(SEALED_MAGIC.length);
  try {
    const handle = await open(file, "r");
    try {
      await handle.read(beginning, 0, beginning.length, 0);
    } finally {
      await handle.close();
    }
  } catch (cause) {
    throw new BackupError(
      "unreadable",
      `The backup ${file} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`,
      { cause },
    );
  }
  return beginning.equals(SEALED_MAGIC);
}
