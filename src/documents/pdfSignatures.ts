/** A signature dictionary of a PDF (ISO 32000-1, 12.8.1), not judged yet. */
export interface PdfSignature {
  /** CMS object in DER. */
  cms: Uint8Array<ArrayBuffer>;
  /** The bytes of the file it covers. */
  signed: Uint8Array<ArrayBuffer>;
  /** The four numbers of its byte range. */
  range: readonly number[];
  /** The file's own word on when, as a PDF date; the CMS may have a better one. */
  claimedAt: string | null;
}

/**
 * - `not_signed`: nobody has signed what follows the draft;
 * - `broken`: a signature leaves something out of what stands before its end, or cannot be read;
 * - `added_after`: the file goes on behind the last signature;
 * - `time_stamp`: an archive's time stamp, which is no person's signature.
 */
type SignaturesProblem = "not_signed" | "broken" | "added_after" | "time_stamp";

/** A person's signature holds a few certificates: 10 to 60 KB. */
const MAX_CMS_BYTES = 512 * 1024;
const MAX_SIGNATURES = 20;
/** Room in which the rest of a signature dictionary is looked for, in characters. */
const DICTIONARY_ROOM = 2_000;

const BYTE_RANGE = /\/ByteRange\s*\[\s*(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s*\]/gu;
const latin1 = new TextDecoder("latin1");

/**
 * The signatures that follow a draft, in the order of the file. Each covers everything from the file's first
 * byte to the end of its own update but itself, the last one the whole file.
 * @param draftSize bytes at the start of the file that were here before anybody signed
 */
export function pdfSignatures(
  file: Uint8Array,
  draftSize: number,
): { ok: true; signatures: PdfSignature[] } | { ok: false; reason: SignaturesProblem } {
  const text = latin1.decode(file);
  const signatures: PdfSignature[] = [];
  let end = draftSize;
  for (const match of text.matchAll(BYTE_RANGE)) {
    if (match.index < draftSize) continue;
    const range = match.slice(1).map(Number);
    const [start = 0, length = 0, next = 0, rest = 0] = range;
    const gap = text.slice(length, next);
    const covers =
      start === 0 && length >= end && length < next && next + rest <= file.length && match.index >= end;
    const isInside = match.index < next + rest;
    if (!covers || !isInside || gap.length > 2 * MAX_CMS_BYTES || signatures.length >= MAX_SIGNATURES)
      return { ok: false, reason: "broken" };
    end = next + rest;
    if (!/%%EOF\s*$/u.test(text.slice(end - DICTIONARY_ROOM, end))) return { ok: false, reason: "broken" };
    const dictionary =
      text.slice(Math.max(0, match.index - DICTIONARY_ROOM), length) +
      text.slice(next, next + DICTIONARY_ROOM);
    if (/\/SubFilter\s*\/ETSI\.RFC3161/u.test(dictionary)) return { ok: false, reason: "time_stamp" };
    const hex = /^<([0-9a-fA-F\s]+)>$/u.exec(gap)?.[1]?.replaceAll(/\s/gu, "");
    const cms = hex === undefined ? null : derOf(Buffer.from(hex, "hex"));
    if (cms === null) return { ok: false, reason: "broken" };
    const signed = new Uint8Array(length + rest);
    signed.set(file.subarray(0, length), 0);
    signed.set(file.subarray(next, end), length);
    const claimedAt = /\/M\s*\((D:[^)]{4,30})\)/u.exec(dictionary)?.[1] ?? null;
    signatures.push({ cms, signed, range, claimedAt });
  }
  if (signatures.length === 0) return { ok: false, reason: "not_signed" };
  return end === file.length ? { ok: true, signatures } : { ok: false, reason: "added_after" };
}

/** The object without the zeros that fill the room kept for it; null when it is no sequence, or more is there. */
function derOf(bytes: Buffer): Uint8Array<ArrayBuffer> | null {
  const [tag, first = 0] = bytes;
  if (tag !== 0x30) return null;
  const count = first < 0x80 ? 0 : first & 0x7f;
  // Indefinite length: the parser finds the end itself.
  if (first === 0x80) return new Uint8Array(bytes);
  if (count > 4 || bytes.length < 2 + count) return null;
  const end = 2 + count + (count === 0 ? first : bytes.readUIntBE(2, count));
  if (end > bytes.length || bytes.subarray(end).some((byte) => byte !== 0)) return null;
  return new Uint8Array(bytes.subarray(0, end));
}
