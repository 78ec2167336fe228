import { normalizeName } from "../language/normalizeName.ts";
import { extensionOf } from "./acceptedFiles.ts";
import { MAX_FILE_NAME } from "./limits.ts";

/** Separators of paths and what Windows forbids in a name (F37). */
const FORBIDDEN = /[/\\:*?"<>|]/g;

/** Names Windows keeps for devices. */
const RESERVED = /^(con|prn|aux|nul|conin\$|conout\$|com[\d¹²³]|lpt[\d¹²³])(\..*)?$/i;

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

/**
 * The name a file is handed out under: its label with the ending of what it really is, so that a
 * picture called "x.html" does not open as a page.
 */
export function downloadName(label: string, mime: string): string {
  const endings = extensionOf(mime);
  const [usual] = endings;
  if (usual === undefined || endings.some((ending) => label.toLowerCase().endsWith(`.${ending}`)))
    return label;
  return fileLabel(
    `${Array.from(label)
      .slice(0, MAX_FILE_NAME - usual.length - 1)
      .join("")}.${usual}`,
  );
}
