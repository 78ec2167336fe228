import { normalizeName } from "../../domain/language/normalizeName.ts";
import { MAX_FILE_NAME } from "./limits.ts";

/** Separators of paths and what Windows forbids in a name (F37). */
const FORBIDDEN = /[/\\:*?"<>|]/g;

/** Names Windows keeps for devices. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$/i;

/** A file's name as a label and nothing else: bytes are never stored under it. Never empty. */
export function fileLabel(name: string): string {
  const cleaned = normalizeName(name.replace(FORBIDDEN, "_"))
    .replace(/^[.\s]+/, "")
    .replace(/[.\s]+$/, "");
  if (cleaned === "") return "file";
  const safe = RESERVED.test(cleaned) ? `_${cleaned}` : cleaned;
  const characters = Array.from(safe);
  if (characters.length <= MAX_FILE_NAME) return safe;
  const extension = /\.[A-Za-z0-9]{1,10}$/.exec(safe)?.[0] ?? "";
  return characters.slice(0, MAX_FILE_NAME - extension.length).join("") + extension;
}
