/** A signature dictionary of a PDF (ISO 32000-1, 12.8.1), not judged yet. */
export interface PdfSignature {
  /** CMS object in DER. */
  cms: Uint8Array<ArrayBuffer>;
  /** The bytes of the file it covers. */
  signed: Uint8Array<ArrayBuffer>;
  /** The file's own word on when, as a PDF date; the CMS may have a better one. */
  claimedAt: string | null;
}

/** A person's signature holds a few certificates: 10 to 60 KB. */
const MAX_CMS_BYTES = 512 * 1024;
const MAX_SIGNATURES = 20;
/** Room in which the rest of a signature dictionary is looked for, in characters. */
const DICTIONARY_ROOM = 2_000;

const BYTE_RANGE = /\/ByteRange\s*\[\s*(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s*\]/gu;
const latin1 = new TextDecoder("latin1");

/**
 * The signatures of a PDF, in the order of the file; time stamps of archives left out. What lies in the gap
 * of a byte range is its signature, whoever wrote the file and however: the rest of it need not be
 * understood.
 */
export function pdfSignatures(file: Uint8Array): PdfSignature[] {
  const text = latin1.decode(file);
  const signatures: PdfSignature[] = [];
  for (const match of text.matchAll(BYTE_RANGE)) {
    if (signatures.length >= MAX_SIGNATURES) break;
    const [start = 0, length = 0, next = 0, rest = 0] = match.slice(1).map(Number);
    const gap = text.slice(start + length, next);
    const isWhole = start === 0 && start + length < next && next + rest <= file.length;
    if (!isWhole || gap.length > 2 * MAX_CMS_BYTES) continue;
    const dictionary =
      text.slice(Math.max(0, match.index - DICTIONARY_ROOM), start + length) +
      text.slice(next, next + DICTIONARY_ROOM);
    if (/\/SubFilter\s*\/ETSI\.RFC3161/u.test(dictionary)) continue;
    const hex = /^<([0-9a-fA-F\s]+)>$/u.exec(gap)?.[1]?.replaceAll(/\s/gu, "");
    if (hex === undefined) continue;
    const cms = derOf(Buffer.from(hex, "hex"));
    if (cms === null) continue;
    const signed = new Uint8Array(length + rest);
    signed.set(file.subarray(start, start + length), 0);
    signed.set(file.subarray(next, next + rest), length);
    signatures.push({ cms, signed, claimedAt: /\/M\s*\((D:[^)]{4,30})\)/u.exec(dictionary)?.[1] ?? null });
  }
  return signatures;
}

/** The object without the zeros that fill the room kept for it; null when it is no sequence. */
function derOf(bytes: Buffer): Uint8Array<ArrayBuffer> | null {
  const [tag, first = 0] = bytes;
  if (tag !== 0x30) return null;
  if (first < 0x80) return new Uint8Array(bytes.subarray(0, 2 + first));
  const count = first & 0x7f;
  // Indefinite length: the parser finds the end itself.
  if (count === 0) return new Uint8Array(bytes);
  if (count > 4 || bytes.length < 2 + count) return null;
  const length = bytes.readUIntBE(2, count);
  return new Uint8Array(bytes.subarray(0, 2 + count + length));
}

/**
 * Whether a file goes on behind what its signatures cover (time stamps of archives among them): a viewer
 * shows what stands there, and nobody has signed it.
 */
export function goesOnBehindSignatures(file: Uint8Array): boolean {
  const ends = [...latin1.decode(file).matchAll(BYTE_RANGE)]
    .map((match) => Number(match[3]) + Number(match[4]))
    .filter((end) => end <= file.length);
  if (ends.length === 0) return false;
  const rest = latin1.decode(file.subarray(Math.max(...ends)));
  return rest.trim() !== "";
}
