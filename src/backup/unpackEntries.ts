import { buffer } from "node:stream/consumers";
import { createTarDecoder } from "modern-tar";
import { BackupError } from "./BackupError.ts";
import type { BackupEntry } from "./manifest.ts";

/** Largest entry we read; ours have 1 MiB at most, plus the lists at the beginning and the end. */
const MAX_ENTRY_BYTES = 64 * 1024 * 1024;

/**
 * The entries of a tar archive, each whole in memory. Ends only where the archive does: what is
 * behind its end mark is read too, so that the layers below make their checks.
 * @throws BackupError when an entry cannot be one of ours
 */
export async function* unpackEntries(archive: ReadableStream<Uint8Array>): AsyncGenerator<BackupEntry> {
  const decoder = createTarDecoder({ strict: true });
  for await (const { header, body } of archive.pipeThrough(decoder)) {
    const { name, size, type } = header;
    if (type !== "file") throw impossible(`an entry is a ${type}`);
    if (size > MAX_ENTRY_BYTES) throw impossible("an entry has an impossible size");
    yield { name, bytes: await buffer(body) };
  }
}

function impossible(what: string): BackupError {
  return new BackupError("damaged", `The backup is damaged: ${what}.`);
}
