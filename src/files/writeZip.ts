import { zipSync } from "fflate";

/** Packed already; to pack them again costs time and saves nothing. */
const PICTURE = /\.(?:jpe?g|png)$/iu;

/** A zip file with every entry dated `instant` (UTC): the same entries give the same bytes. */
export function writeZip(
  entries: readonly { name: string; bytes: Uint8Array }[],
  instant: Date,
): Uint8Array<ArrayBuffer> {
  // The library writes the clock of the machine's time zone into the file.
  const mtime = new Date(
    instant.getUTCFullYear(),
    instant.getUTCMonth(),
    instant.getUTCDate(),
    instant.getUTCHours(),
    instant.getUTCMinutes(),
    instant.getUTCSeconds(),
  );
  return zipSync(
    Object.fromEntries(
      entries.map(({ name, bytes }) => [name, [bytes, { level: PICTURE.test(name) ? 0 : 9, mtime }]]),
    ),
  );
}
