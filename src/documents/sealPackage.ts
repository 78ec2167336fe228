import { readZip } from "../files/readZip.ts";
import { writeZip } from "../files/writeZip.ts";

/** Office files have some dozens of parts; pictures make the rest of the size. */
export const OFFICE_LIMITS = { maxEntries: 2_000, maxBytes: 512 * 1024 * 1024 } as const;

/** Ids that the library draws at random for relationships. */
const RANDOM_ID = /rId[a-z0-9_-]{21}/gu;
const TIMES = /(<dcterms:(?:created|modified) xsi:type="dcterms:W3CDTF">)[^<]*/gu;
/** Numbers of drawings and bookmarks count over all documents of a process. */
const DRAWING_ID = /(<wp:docPr [^>]*?\bid=")\d+(")/gu;

/**
 * An Office file in which nothing depends on when and where it was written: `createdAt` (ISO 8601) in
 * place of the clock, ids counted within the file, parts in the order of their names.
 */
export function sealPackage(file: Buffer, createdAt: string): Uint8Array {
  const read = readZip(file, OFFICE_LIMITS);
  if (!read.ok) throw new Error(`the written file is no zip: ${read.reason}`);
  const instant = new Date(createdAt);
  const ids = new Map<string, string>();
  const counted = (id: string) => {
    const known = ids.get(id) ?? `rIdK${ids.size + 1}`;
    ids.set(id, known);
    return known;
  };
  const entries = read.entries
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, bytes }) => {
      if (!/\.(?:xml|rels)$/u.test(name)) return { name, bytes };
      let drawings = 0;
      const text = bytes
        .toString("utf8")
        .replace(RANDOM_ID, counted)
        .replace(TIMES, `$1${instant.toISOString()}`)
        .replace(DRAWING_ID, (_, before: string, after: string) => `${before}${++drawings}${after}`);
      return { name, bytes: Buffer.from(text) };
    });
  return writeZip(contentTypesFirst(entries), instant);
}

/** Some readers take the first part for the list of content types. */
function contentTypesFirst<Entry extends { name: string }>(entries: readonly Entry[]): Entry[] {
  const isList = ({ name }: Entry) => name === "[Content_Types].xml";
  return [...entries.filter(isList), ...entries.filter((entry) => !isList(entry))];
}
