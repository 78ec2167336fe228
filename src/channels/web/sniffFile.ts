import { MAX_PIXELS } from "./limits.ts";

type FileKind =
  | { mime: string; picture: true; width: number; height: number }
  | { mime: string; picture: false };

export type SniffResult = { ok: true; kind: FileKind } | { ok: false; reason: "type" | "pixels" };

/**
 * What a file is by its own bytes, never by its name or by what the sender says (F22). Pictures
 * carry their size from the header; nothing is decoded. Accepted: JPEG, PNG, WebP, HEIC, PDF, and
 * the office files in ZIP or OLE containers.
 */
export function sniffFile(bytes: Buffer): SniffResult {
  const kind = pictureOf(bytes) ?? documentOf(bytes);
  if (kind === null) return { ok: false, reason: "type" };
  if (kind.picture && kind.width * kind.height > MAX_PIXELS) return { ok: false, reason: "pixels" };
  return { ok: true, kind };
}

function pictureOf(bytes: Buffer): FileKind | null {
  const jpeg = jpegSize(bytes);
  if (jpeg !== null) return { mime: "image/jpeg", picture: true, ...jpeg };
  if (bytes.length >= 24 && bytes.toString("latin1", 0, 8) === "\x89PNG\r\n\x1a\n") {
    return {
      mime: "image/png",
      picture: true,
      width: bytes.readUInt32BE(16),
      height: bytes.readUInt32BE(20),
    };
  }
  const webp = webpSize(bytes);
  return webp === null ? null : { mime: "image/webp", picture: true, ...webp };
}

interface Size {
  width: number;
  height: number;
}

/** Start-of-frame markers; C4, C8 and CC are something else (ITU-T T.81, table B.1). */
function isStartOfFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

function jpegSize(bytes: Buffer): Size | null {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return null;
  let at = 2;
  while (at + 9 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes.readUInt8(at + 1);
    if (marker === 0xff) {
      at += 1;
    } else if (isStartOfFrame(marker)) {
      return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    } else {
      at += 2 + bytes.readUInt16BE(at + 2);
    }
  }
  return null;
}

/** RIFF container with a lossy, lossless or extended picture (developers' description of WebP). */
function webpSize(bytes: Buffer): Size | null {
  if (bytes.length < 30) return null;
  if (bytes.toString("latin1", 0, 4) !== "RIFF" || bytes.toString("latin1", 8, 12) !== "WEBP") return null;
  switch (bytes.toString("latin1", 12, 16)) {
    case "VP8 ":
      return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff };
    case "VP8L": {
      const bits = bytes.readUInt32LE(21);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case "VP8X":
      return { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 };
    default:
      return null;
  }
}

function documentOf(bytes: Buffer): FileKind | null {
  const head = bytes.toString("latin1", 0, 12);
  if (head.startsWith("%PDF-")) return { mime: "application/pdf", picture: false };
  if (head.startsWith("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"))
    return { mime: "application/x-ole-storage", picture: false };
  // HEIC comes from iPhones; its size stands deep in nested boxes, so it travels as a document.
  if (head.slice(4, 8) === "ftyp" && /^(heic|heix|mif1|msf1)$/.test(head.slice(8, 12))) {
    return { mime: "image/heic", picture: false };
  }
  return head.startsWith("PK\x03\x04") ? officeOf(bytes) : null;
}

const MIME_OF_PART: Readonly<Record<string, string>> = {
  "word/": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  "xl/": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  "ppt/": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
};

/** An OOXML file names its parts in the directory at the end of the ZIP; any other ZIP is refused. */
function officeOf(bytes: Buffer): FileKind | null {
  const directory = bytes.toString("latin1", Math.max(0, bytes.length - 65_536));
  if (!directory.includes("[Content_Types].xml")) return null;
  const part = Object.keys(MIME_OF_PART).find((name) => directory.includes(name));
  const mime = part === undefined ? undefined : MIME_OF_PART[part];
  return mime === undefined ? null : { mime, picture: false };
}
