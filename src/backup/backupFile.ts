import { createReadStream, createWriteStream } from "node:fs";
import { open } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { BackupError } from "./BackupError.ts";
import type { BackupEntry } from "./manifest.ts";
import { packEntries } from "./packEntries.ts";
import { seal, SEALED_MAGIC, unseal } from "./sealing.ts";
import { unpackEntries } from "./unpackEntries.ts";

const FILE_MODE = 0o600;

/** Writes an archive and flushes it to the disk; `key` seals it. The file must not exist yet. */
export async function writeBackupFile(
  file: string,
  entries: AsyncIterable<BackupEntry>,
  options: { key: Buffer | null; now: Date },
): Promise<void> {
  const { key, now } = options;
  const target = createWriteStream(file, { flags: "wx", mode: FILE_MODE, flush: true });
  const zipped = packEntries(entries, now).pipeThrough(new CompressionStream("gzip"));
  await pipeline(key === null ? zipped : seal(zipped, key), target);
}

/**
 * The entries of an archive in order. Only after the last one is the whole proven to be unharmed.
 * @throws BackupError
 */
export async function* readBackupFile(file: string, key: Buffer | null): AsyncGenerator<BackupEntry> {
  const sealed = await isSealed(file);
  if (sealed && key === null) {
    throw new BackupError("key_needed", `${file} is sealed: give the key it was made with (--key-file).`);
  }
  const bytes = Readable.toWeb(createReadStream(file));
  try {
    const zipped = sealed && key !== null ? ReadableStream.from(unseal(bytes, key)) : bytes;
    yield* unpackEntries(zipped.pipeThrough(new DecompressionStream("gzip")));
  } catch (cause) {
    if (cause instanceof BackupError || isFileError(cause)) throw cause;
    throw new BackupError("damaged", "The backup is damaged, or is no backup of Kiemtra.", { cause });
  }
}

function isFileError(error: unknown): boolean {
  return error instanceof Error && "syscall" in error;
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
