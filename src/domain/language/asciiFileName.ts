import { searchKey } from "./searchKey.ts";

/** Leaves room for a folder and an extension within the 255 bytes of common file systems. */
const MAX_LENGTH = 100;

/** Names Windows keeps for devices; "con" is also an everyday Vietnamese word. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/;

/**
 * A file name without extension that every system and every mail programme takes: lower-case ASCII
 * letters, digits and single hyphens, at most 100 characters. "Báo cáo kiểm tra Chợ Đồn, 17/9/2020"
 * gives "bao-cao-kiem-tra-cho-don-17-9-2020". `fallback` is used when nothing is left.
 */
export function asciiFileName(text: string, fallback = "file"): string {
  const name = searchKey(text)
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, MAX_LENGTH + 1)
    .replace(/^-+/, "")
    .slice(0, MAX_LENGTH)
    .replace(/-+$/, "");
  if (name === "") return fallback;
  return RESERVED.test(name) ? `${name}-` : name;
}
