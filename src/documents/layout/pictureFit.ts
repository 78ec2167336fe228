/** Room above a picture, in points. */
export const PICTURE_GAP = 14;

/** Heading of an appendix above its first two pictures, in points. */
const HEADING_ROOM = 96;

/** A small picture is not blown up beyond this many pixels an inch: it would only show its grain. */
const LEAST_PPI = 96;
const POINTS_PER_INCH = 72;

/**
 * Size in points at which two pictures with captions `textHeight` points high stand on a page, the
 * first page of an appendix included. `size` in pixels.
 */
export function pictureFit(
  size: { width: number; height: number },
  frame: { width: number; height: number },
  textHeight: number,
): { width: number; height: number } {
  const most = (frame.height - HEADING_ROOM) / 2 - PICTURE_GAP - textHeight;
  const scale = Math.min(most / size.height, frame.width / size.width, POINTS_PER_INCH / LEAST_PPI);
  return { width: size.width * scale, height: size.height * scale };
}
