import { unasked } from "./common/base.ts";
import type { QuestionKind } from "./questionKind.ts";

/** Read by people, answered by nobody. */
export const note: QuestionKind = {
  ...unasked,
  words: ["note"],
  naAllowed: false,
  // Notes need no name in XLSForm; they get one nobody refers to.
  ownName: (typeCell, row) => (typeCell.toLowerCase() === "note" ? `generated_note_name_${row}` : undefined),
  valueFrom: "nothing",
};
