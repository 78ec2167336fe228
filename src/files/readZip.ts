import { inflateRawSync } from "node:zlib";

/** Limits on what a zip file may unfold to. Entry sizes written in the file are not believed. */
export type ZipLimits = {
  readonly maxEntries: number;
  /** Bytes of all entries together, unfolded. */
  readonly maxBytes: number;
};

export type ZipEntry = { readonly name: string; readonly bytes: Buffer };
export type ZipReading =
  | { ok: true; entries: ZipEntry[] }
  | { ok: false; reason: "not_a_zip" | "too_many_entries" | "too_large" | "damaged" };

// PKWARE APPNOTE 6.3.10, 4.3.16 and 4.3.12.
const END_SIGNATURE = 0x06054b50;
const CENTRAL_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
const END_LENGTH = 22;
const CENTRAL_LENGTH = 46;
const LOCAL_LENGTH = 30;
/** The end record may be followed by a comment of at most this length. */
const MAX_COMMENT = 0xffff;
const STORED = 0;
const DEFLATED = 8;

/** Unfolds a zip file in memory within limits; never throws on hostile content. */
export function readZip(file: Buffer, limits: ZipLimits): ZipReading {
  const end = endRecord(file);
  if (end === undefined) return { ok: false, reason: "not_a_zip" };
  const count = file.readUInt16LE(end + 10);
  if (count > limits.maxEntries) return { ok: false, reason: "too_many_entries" };
  const entries: ZipEntry[] = [];
  let at = file.readUInt32LE(end + 16);
  let left = limits.maxBytes;
  for (let index = 0; index < count; index++) {
    if (at + CENTRAL_LENGTH > file.length || file.readUInt32LE(at) !== CENTRAL_SIGNATURE)
      return { ok: false, reason: "damaged" };
    const nameLength = file.readUInt16LE(at + 28);
    const name = file.toString("utf8", at + CENTRAL_LENGTH, at + CENTRAL_LENGTH + nameLength);
    const bytes = unfold(file, at, left);
    if (!bytes.ok) return bytes;
    left -= bytes.bytes.length;
    entries.push({ name, bytes: bytes.bytes });
    at += CENTRAL_LENGTH + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return { ok: true, entries };
}

function endRecord(file: Buffer): number | undefined {
  const first = Math.max(0, file.length - END_LENGTH - MAX_COMMENT);
  for (let at = file.length - END_LENGTH; at >= first; at--)
    if (file.readUInt32LE(at) === END_SIGNATURE) return at;
  return undefined;
}

function unfold(
  file: Buffer,
  central: number,
  limit: number,
): { ok: true; bytes: Buffer } | { ok: false; reason: "damaged" | "too_large" } {
  const method = file.readUInt16LE(central + 10);
  const packedLength = file.readUInt32LE(central + 20);
  const local = file.readUInt32LE(central + 42);
  if (local + LOCAL_LENGTH > file.length || file.readUInt32LE(local) !== LOCAL_SIGNATURE)
    return { ok: false, reason: "damaged" };
  const start = local + LOCAL_LENGTH + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
  const packed = file.subarray(start, start + packedLength);
  if (packed.length !== packedLength) return { ok: false, reason: "damaged" };
  if (method === STORED)
    return packed.length <= limit ? { ok: true, bytes: packed } : { ok: false, reason: "too_large" };
  if (method !== DEFLATED) return { ok: false, reason: "damaged" };
  if (limit <= 0) return { ok: false, reason: "too_large" };
  try {
    return { ok: true, bytes: inflateRawSync(packed, { maxOutputLength: limit }) };
  } catch (error) {
    const isTooLarge = error instanceof RangeError;
    return { ok: false, reason: isTooLarge ? "too_large" : "damaged" };
  }
}
