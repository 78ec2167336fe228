import { BackupError } from "./BackupError.ts";

/**
 * The plain part of the tar format (POSIX ustar, IEEE Std 1003.1 "pax", "ustar Interchange Format"):
 * files with short names, so that a backup opens with any `tar`.
 */
export interface TarEntry {
  /** ASCII, at most 100 bytes. */
  name: string;
  bytes: Buffer;
}

const BLOCK = 512;
const MAX_NAME = 100;
/** Largest entry we read; ours have 1 MiB at most, plus the lists at the beginning and the end. */
const MAX_ENTRY_BYTES = 64 * 1024 * 1024;
const FILE_MODE = 0o600;
const CHECKSUM_AT = 148;
const CHECKSUM_LENGTH = 8;
const REGULAR_FILE = "0";

/** Packs entries one after the other; `mtime` in seconds stands at all of them. */
export async function* packTar(entries: AsyncIterable<TarEntry>, mtime: number): AsyncGenerator<Buffer> {
  for await (const { name, bytes } of entries) {
    yield header(name, bytes.length, mtime);
    yield bytes;
    const rest = bytes.length % BLOCK;
    if (rest > 0) yield Buffer.alloc(BLOCK - rest);
  }
  yield Buffer.alloc(2 * BLOCK);
}

function header(name: string, size: number, mtime: number): Buffer {
  if (!/^[\x21-\x7e]+$/.test(name) || name.length > MAX_NAME) throw new Error(`not a name for tar: ${name}`);
  const block = Buffer.alloc(BLOCK);
  const octal = (value: number, at: number, length: number) =>
    block.write(`${value.toString(8).padStart(length - 1, "0")}\0`, at, "latin1");
  block.write(name, 0, "latin1");
  octal(FILE_MODE, 100, 8);
  octal(0, 108, 8);
  octal(0, 116, 8);
  octal(size, 124, 12);
  octal(mtime, 136, 12);
  block.write(REGULAR_FILE, 156, "latin1");
  block.write("ustar\x0000", 257, "latin1");
  block.write(`${checksum(block).toString(8).padStart(6, "0")}\0 `, CHECKSUM_AT, "latin1");
  return block;
}

/** Sum of all bytes of a header, its own place counted as spaces. */
function checksum(block: Buffer): number {
  let sum = 0;
  for (const [at, byte] of block.entries()) {
    sum += at >= CHECKSUM_AT && at < CHECKSUM_AT + CHECKSUM_LENGTH ? 0x20 : byte;
  }
  return sum;
}

/**
 * Unpacks entries, each whole in memory.
 * @throws BackupError when it is no such archive or ends too early
 */
export async function* unpackTar(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<TarEntry> {
  const source = new ByteSource(chunks);
  for (;;) {
    const block = await source.take(BLOCK);
    if (block === null) throw damaged("it ends too early");
    if (block.every((byte) => byte === 0)) break;
    if (readOctal(block, CHECKSUM_AT, CHECKSUM_LENGTH) !== checksum(block))
      throw damaged("a header is broken");
    const name = block.toString("latin1", 0, MAX_NAME).replace(/\0.*$/s, "");
    const size = readOctal(block, 124, 12);
    if (Number.isNaN(size) || size > MAX_ENTRY_BYTES) throw damaged("an entry has an impossible size");
    const padded = Math.ceil(size / BLOCK) * BLOCK;
    const bytes = await source.take(padded);
    if (bytes === null) throw damaged("it ends too early");
    yield { name, bytes: bytes.subarray(0, size) };
  }
  // To the end, so that the checks of the layers below (gzip's sum, the last sealed piece) are made.
  await source.drain();
}

function readOctal(block: Buffer, at: number, length: number): number {
  return Number.parseInt(block.toString("latin1", at, at + length), 8);
}

function damaged(what: string): BackupError {
  return new BackupError("damaged", `The backup is damaged: ${what}.`);
}

/** Bytes of a stream in pieces of the length one wants. */
class ByteSource {
  readonly #iterator: AsyncIterator<Uint8Array>;
  #parts: Uint8Array[] = [];
  #length = 0;

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.#iterator = chunks[Symbol.asyncIterator]();
  }

  /** Null when fewer than `length` bytes are left. */
  async take(length: number): Promise<Buffer | null> {
    while (this.#length < length) {
      const { value, done } = await this.#iterator.next();
      if (done === true) return null;
      this.#parts.push(value);
      this.#length += value.length;
    }
    const all = Buffer.concat(this.#parts);
    this.#parts = [all.subarray(length)];
    this.#length = all.length - length;
    return all.subarray(0, length);
  }

  async drain(): Promise<void> {
    for (;;) if ((await this.#iterator.next()).done === true) return;
  }
}
