import { readZip } from "../files/readZip.ts";
import { OFFICE_LIMITS } from "./sealPackage.ts";

/** Whether bytes are a whole Office file: a zip that unfolds and begins with its content types. */
export function inspectOffice(bytes: Uint8Array): { ok: true; pages: null } | { ok: false; reason: string } {
  const read = readZip(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), OFFICE_LIMITS);
  if (!read.ok) return read;
  return read.entries[0]?.name === "[Content_Types].xml"
    ? { ok: true, pages: null }
    : { ok: false, reason: "no parts" };
}
