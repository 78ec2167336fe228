import { normalizeName } from "./normalizeName.ts";

const MARKS = /[\u0300-\u036F]/g;

/**
 * A text without accents, case and superfluous space: "cho don" finds "Chợ Đồn". Also makes the two
 * correct places of a tone (hòa, hoà) equal. For finding only, never for telling people apart.
 */
export function searchKey(text: string): string {
  return (
    normalizeName(text)
      .normalize("NFKD")
      .replace(MARKS, "")
      .toLowerCase()
      // đ does not decompose. ð is what old Vietnamese fonts drew as đ.
      .replace(/[đð]/g, "d")
      // Lower case and compatibility forms can bring marks and spaces back (İ, U+00A8).
      .replace(MARKS, "")
      .replace(/\s+/g, " ")
      .trim()
  );
}
