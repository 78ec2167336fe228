import { fileTypeFromBuffer } from "file-type";
import { kindOfMime, type FileKind } from "../../domain/evidence/acceptedFiles.ts";
import { isAudioOnly } from "../../domain/evidence/isAudioOnly.ts";
import { MAX_PIXELS } from "../../domain/evidence/limits.ts";
import { pictureSize, type PictureSize } from "../../domain/evidence/pictureSize.ts";

export interface SniffedFile {
  mime: string;
  kind: FileKind;
  /** Of a picture whose header tells it: not of HEIC, where it stands deep in nested boxes. */
  size: PictureSize | null;
}

export type SniffResult = { ok: true; file: SniffedFile } | { ok: false; reason: "type" | "pixels" };

/** Bursts and live photos of phones: the same container with more than one picture. */
const SEQUENCES = new Set(["image/heic-sequence", "image/heif-sequence"]);

/**
 * What a file is by its own bytes, never by its name or by what the sender says (F22). Nothing is
 * decoded: a picture of too many pixels is known by its header.
 */
export async function sniffFile(bytes: Uint8Array): Promise<SniffResult> {
  const mime = await mimeOf(bytes);
  const kind = mime === null ? null : kindOfMime(mime);
  if (mime === null || kind === null) return { ok: false, reason: "type" };
  if (mime === COMPOUND && !isOldOffice(bytes)) return { ok: false, reason: "type" };
  const size =
    kind === "photo" ? pictureSize(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)) : null;
  if (size === null) {
    // Every JPEG, PNG and WebP says its size in its first part; one that does not is none.
    const sayIt = /^image\/(jpeg|png|webp)$/.test(mime);
    return sayIt ? { ok: false, reason: "type" } : { ok: true, file: { mime, kind, size } };
  }
  if (size.width * size.height > MAX_PIXELS) return { ok: false, reason: "pixels" };
  return { ok: true, file: { mime, kind, size } };
}

/** The container of Word, Excel and PowerPoint before 2007, and of installers and mail as well. */
const COMPOUND = "application/x-cfb";
const OFFICE_STREAMS = ["WordDocument", "Workbook", "Book", "PowerPoint Document"].map((name) =>
  Buffer.from(`${name}\0`, "utf16le"),
);

function isOldOffice(bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  return OFFICE_STREAMS.some((name) => buffer.includes(name));
}

async function mimeOf(bytes: Uint8Array): Promise<string | null> {
  // "audio/ogg; codecs=opus" is told apart from other Ogg, which makes no difference here.
  const full = (await fileTypeFromBuffer(bytes).catch(() => undefined))?.mime;
  const mime = full?.split(";")[0]?.trim();
  if (mime === undefined) return null;
  if (mime === "video/webm" && isAudioOnly(bytes, "webm")) return "audio/webm";
  if (mime === "video/mp4" && isAudioOnly(bytes, "mp4")) return "audio/mp4";
  return SEQUENCES.has(mime) ? "image/heic" : mime;
}
