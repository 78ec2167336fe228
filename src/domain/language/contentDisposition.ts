import { asciiFileName } from "./asciiFileName.ts";
import { normalizeName } from "./normalizeName.ts";

/**
 * The Content-Disposition header of a download: an ASCII name for old clients and the real one with
 * its accents as RFC 5987 (RFC 6266) writes it. `fileName` includes its extension.
 */
export function contentDisposition(fileName: string, type: "attachment" | "inline" = "attachment"): string {
  // Path separators would let a name leave the download folder.
  const name = normalizeName(fileName).replace(/[/\\]/g, "-");
  const dot = name.lastIndexOf(".");
  const stem = dot > 0 ? name.slice(0, dot) : name;
  const extension = dot > 0 ? name.slice(dot + 1).replace(/[^A-Za-z0-9]/g, "") : "";
  const ascii = asciiFileName(stem) + (extension === "" ? "" : `.${extension}`);
  return `${type}; filename="${ascii}"; filename*=UTF-8''${encodeRfc5987(name)}`;
}

/** attr-char of RFC 5987 is narrower than what encodeURIComponent leaves alone. */
function encodeRfc5987(text: string): string {
  return encodeURIComponent(text).replace(
    /['()*!]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
