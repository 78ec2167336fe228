import { pictureSize, type PictureSize } from "../domain/evidence/pictureSize.ts";
import type { ReportPicture } from "../domain/report/reportModel.ts";

const START_OF_IMAGE = 0xff_d8;
const END_OF_IMAGE = 0xff_d9;
/** Grey or three colours: four are CMYK, which PDF/A with an sRGB output intent forbids (ISO 19005-2, 6.2.4). */
const MOST_COMPONENTS = 3;

/**
 * The size of a photo that a document can hold as it is. Renditions always can (`examineFile`); any
 * other bytes would make a file that no longer is PDF/A. @throws Error that names the picture
 */
export function printablePicture(picture: ReportPicture, given: Uint8Array): PictureSize {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength);
  const place = `${picture.evidenceId} (${picture.caption})`;
  const size = pictureSize(bytes);
  if (size === null || bytes.readUInt16BE(0) !== START_OF_IMAGE)
    throw new Error(`picture ${place} is no JPEG`);
  if (bytes.readUInt16BE(bytes.length - 2) !== END_OF_IMAGE) throw new Error(`picture ${place} is cut off`);
  if ((size.components ?? 0) > MOST_COMPONENTS) throw new Error(`picture ${place} is in CMYK`);
  return size;
}
