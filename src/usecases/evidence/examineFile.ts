import sharp from "sharp";
import type { FileKind } from "../../domain/evidence/acceptedFiles.ts";
import { MAX_PIXELS, RENDITION_SIDE } from "../../domain/evidence/limits.ts";
import { isWholeFile } from "../../domain/evidence/isWholeFile.ts";
import { photoFacts, type PhotoFacts } from "./photoFacts.ts";
import { sniffFile } from "./sniffFile.ts";

export type ExamineResult =
  | {
      ok: true;
      mime: string;
      kind: FileKind;
      /** Of a photo: JPEG in sRGB, upright, without metadata; null where the format cannot be decoded here (HEIC). */
      rendition: Uint8Array | null;
      facts: PhotoFacts;
    }
  | { ok: false; reason: ExamineRefusal };

/**
 * - `type`: not one of the accepted files, whatever its name says;
 * - `pixels`: a picture too large to decode;
 * - `broken`: it ends before its end, or cannot be decoded.
 */
export type ExamineRefusal = "type" | "pixels" | "broken";

/** JPEG quality of renditions: 100–250 KB a photo; artefacts not seen at the printed size. */
const RENDITION_QUALITY = 78;

/**
 * Takes every reader from this process but those of what is accepted, whatever a file pretends: SVG, PDF, TIFF
 * and the like have readers in libvips as well, and each is a way in. For the process that examines, before its
 * first file.
 */
export function allowPhotoReadersOnly(): void {
  sharp.block({ operation: ["VipsForeignLoad"] });
  sharp.unblock({ operation: ["VipsForeignLoadJpeg", "VipsForeignLoadPng", "VipsForeignLoadWebp"] });
  // One picture at a time: nothing to gain from keeping operations.
  sharp.cache(false);
}

/**
 * Judges the bytes of a file and makes the one rendition of a photo. Decodes hostile input: call it
 * in the process made for it (`createFileExaminer`).
 */
export async function examineFile(bytes: Uint8Array): Promise<ExamineResult> {
  const sniffed = await sniffFile(bytes);
  if (!sniffed.ok) return sniffed;
  const { mime, kind, size } = sniffed.file;
  if (!isWholeFile(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), mime)) {
    return { ok: false, reason: "broken" };
  }
  if (kind !== "photo" || size === null)
    return { ok: true, mime, kind, rendition: null, facts: photoFacts(null) };
  return examinePicture(bytes, mime);
}

async function examinePicture(bytes: Uint8Array, mime: string): Promise<ExamineResult> {
  const options = { limitInputPixels: MAX_PIXELS, failOn: "error" } as const;
  try {
    const { width, height, exif } = await sharp(bytes, { ...options, limitInputPixels: false }).metadata();
    if (width * height > MAX_PIXELS) return { ok: false, reason: "pixels" };
    const rendition = await sharp(bytes, options)
      .autoOrient()
      .resize({ width: RENDITION_SIDE, height: RENDITION_SIDE, fit: "inside", withoutEnlargement: true })
      .flatten({ background: "#ffffff" })
      .toColourspace("srgb")
      .jpeg({ quality: RENDITION_QUALITY })
      .toBuffer();
    return { ok: true, mime, kind: "photo", rendition, facts: photoFacts(exif ?? null) };
  } catch {
    // libvips tells what it did not like in words of its own; to the sender all are the same.
    return { ok: false, reason: "broken" };
  }
}
