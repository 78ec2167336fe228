/** Points in Word's units. */
const TWIPS_PER_POINT = 20;
const HALF_POINTS_PER_POINT = 2;
/** Single line spacing is 240 (ECMA-376-1, 17.3.1.33, `line` with `auto`). */
const SINGLE_LINE_UNITS = 240;
/** docx takes the size of pictures in pixels at 96 an inch. */
const PIXELS_PER_POINT = 96 / 72;

export function twips(points: number): number {
  return Math.round(points * TWIPS_PER_POINT);
}

export function halfPoints(points: number): number {
  return Math.round(points * HALF_POINTS_PER_POINT);
}

/** Line spacing as a multiple of Times' own single line. */
export function lineUnits(singleLines: number): number {
  return Math.round(singleLines * SINGLE_LINE_UNITS);
}

export function pixels(points: number): number {
  return points * PIXELS_PER_POINT;
}
