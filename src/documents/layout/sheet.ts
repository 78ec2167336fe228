import { A4, MARGINS } from "./layoutNumbers.ts";

/** Room for the text of a page, in points. */
export interface Frame {
  width: number;
  height: number;
}

/** A sheet of A4, upright or on its side: its size and the room within the margins of the decree, in points. */
export function sheet(landscape: boolean): { frame: Frame; pageSize: [number, number] } {
  const [width, height] = landscape ? [A4.long, A4.short] : [A4.short, A4.long];
  return {
    pageSize: [width, height],
    frame: { width: width - MARGINS.left - MARGINS.right, height: height - MARGINS.top - MARGINS.bottom },
  };
}
