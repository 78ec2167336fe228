import { createReadStream, createWriteStream } from "node:fs";
import { open } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import { BackupError } from "./BackupError.ts";
import { seal, SEALED_MAGIC, unseal } from "./sealing.ts";
import { packTar, unpackTar, type TarEntry } from "./tar.ts";

const FILE_MODE = 0o600;

/** Writes an archive and flushes it to the disk; `key` seals it. The file must not exist yet. */
export async function writeBackupFile(
  file: string,
  entries: AsyncIterable<TarEntry>,
  options: { key: Buffer | null; now: Date },
): Promise<void> {
  const mtime = Math.floor(options.now.getTime() / 1_000);
  const { key } = options;
  const target = createWriteStream(file, { flags: "wx", mode: FILE_MODE, flush: true });
  const packed = Readable.from(packTar(entries, mtime), { objectMode: false });
  if (key === null) {
    await pipeline(packed, createGzip(), target);
  } else {
    await pipeline(packed, createGzip(), (chunks: AsyncIterable<Uint8Array>) => seal(chunks, key), target);
  }
}

/**
 * The entries of an archive in order. Only after the last one is the whole proven to be unharmed.
 * @throws BackupError
 */
export async function* readBackupFile(file: string, key: Buffer | null): AsyncGenerator<TarEntry> {
  const sealed = await isSealed(file);
  if (sealed && key === null) {
    throw new BackupError("key_needed", `${file} is sealed: give the key it was made with (--key-file).`);
  }
  const bytes: AsyncIterable<Uint8Array> = createReadStream(file);
  const open = sealed && key !== null ? unseal(bytes, key) : bytes;
  const source = Readable.from(open, { objectMode: false });
  const unzipped = createGunzip();
  // An error of the source must reach the reader of the unzipped bytes.
  const done = pipeline(source, unzipped);
  done.catch(() => undefined);
  try {
    yield* unpackTar(unzipped);
    await done;
  } catch (error) {
    throw await firstCause(error, done);
  } finally {
    unzipped.destroy();
    source.destroy();
  }
}

/** What went wrong at the source says more than what followed from it. */
async function firstCause(error: unknown, done: Promise<void>): Promise<unknown> {
  const cause = await done.then(
    () => error,
    (reason: unknown) => (reason instanceof BackupError || isFileError(reason) ? reason : error),
  );
  if (cause instanceof BackupError) return cause;
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  // zlib's own codes: Z_DATA_ERROR, Z_BUF_ERROR (the file ends too early) …
  if (code.startsWith("Z_") || code === "ERR_STREAM_PREMATURE_CLOSE") {
    return new BackupError("damaged", "The backup is damaged, or is no backup of Kiemtra.", { cause });
  }
  return cause;
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
