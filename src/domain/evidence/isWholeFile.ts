/** `%%EOF` stands within this many bytes of a PDF's end; writers add line ends and signatures pad. */
const PDF_TAIL_BYTES = 2_048;
/** End record of a ZIP: 22 bytes and a comment of at most 65 535. */
const ZIP_TAIL_BYTES = 65_557;
const BOX_HEAD_BYTES = 8;
const WIDE_BOX_HEAD_BYTES = 16;

/**
 * Whether a file goes on to its end, as far as its own structure tells without decoding: a file cut
 * off on the way (full disk of the phone, broken upload) is no evidence. Pictures other than HEIC
 * are proved by decoding them; what has no end mark passes.
 */
export function isWholeFile(bytes: Buffer, mime: string): boolean {
  if (mime === "application/pdf") return tail(bytes, PDF_TAIL_BYTES).includes("%%EOF");
  if (/^application\/vnd\.(openxmlformats|oasis)/.test(mime)) {
    return tail(bytes, ZIP_TAIL_BYTES).includes("PK\x05\x06");
  }
  if (/^(image\/hei[cf]|video\/(mp4|quicktime|3gpp)|audio\/(mp4|x-m4a))$/.test(mime))
    return hasWholeBoxes(bytes);
  return true;
}

function tail(bytes: Buffer, length: number): string {
  return bytes.toString("latin1", Math.max(0, bytes.length - length));
}

/** ISO/IEC 14496-12, 4.2: each box begins with its size; 1 means a wide one, 0 "to the end". */
function hasWholeBoxes(bytes: Buffer): boolean {
  let at = 0;
  while (at + BOX_HEAD_BYTES <= bytes.length) {
    const short = bytes.readUInt32BE(at);
    if (short === 0) return true;
    if (short === 1 && at + WIDE_BOX_HEAD_BYTES > bytes.length) return false;
    const size = short === 1 ? Number(bytes.readBigUInt64BE(at + BOX_HEAD_BYTES)) : short;
    if (size < BOX_HEAD_BYTES) return false;
    at += size;
  }
  return at === bytes.length;
}
