/** Commands that a running flow takes itself: they move about within the area. */
export const WITHIN_A_FLOW: ReadonlySet<string> = new Set(["back", "skip", "edit", "delete", "note"]);
