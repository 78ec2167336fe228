import { searchKey } from "../language/searchKey.ts";

/** "Câu 5: bảng niêm yết", "cau 5", "question 5 …": the number of the question a caption names; else null. */
export function captionNumber(caption: string): number | null {
  const digits = /^(?:cau|question)\s*(?:so\s*)?(\d{1,3})(?!\d)/.exec(searchKey(caption).trim())?.[1];
  return digits === undefined ? null : Number(digits);
}
