export type PdfInspection = { ok: true; pages: number } | { ok: false; reason: string };

const latin1 = new TextDecoder("latin1");

/** The trailer and `startxref` stand within this many bytes of the end (ISO 32000-1, 7.5.5). */
const TAIL_BYTES = 1024;

/**
 * Opens a PDF as a reader does – end mark, cross references, trailer, catalog, page tree – and
 * counts its pages. Made for files this project writes: classic cross-reference table, one update.
 */
export function inspectPdf(bytes: Uint8Array): PdfInspection {
  if (!latin1.decode(bytes.subarray(0, 5)).startsWith("%PDF-")) return bad("no PDF header");
  const tail = latin1.decode(bytes.subarray(Math.max(0, bytes.length - TAIL_BYTES)));
  const start = /startxref\s+(\d+)\s+%%EOF\s*$/u.exec(tail)?.[1];
  if (start === undefined) return bad("no end mark");
  const references = latin1.decode(bytes.subarray(Number(start)));
  const offsets = offsetsOf(references);
  if (offsets === null) return bad("no cross-reference table where startxref points");

  const sorted = offsets.toSorted((a, b) => a - b);
  const object = (id: string | undefined): string | null => {
    const offset = id === undefined ? undefined : offsets[Number(id)];
    if (offset === undefined) return null;
    const next = sorted.find((other) => other > offset) ?? Number(start);
    const text = latin1.decode(bytes.subarray(offset, next));
    const end = text.indexOf("endobj");
    return end >= 0 && text.startsWith(`${id} 0 obj`) ? text.slice(0, end) : null;
  };
  const catalog = object(/\/Root (\d+) 0 R/u.exec(references)?.[1]);
  if (catalog === null) return bad("no catalog");
  const tree = object(/\/Pages (\d+) 0 R/u.exec(catalog)?.[1]);
  if (tree === null) return bad("no page tree");
  const kids = /\/Kids \[([^\]]*)\]/u.exec(tree)?.[1]?.match(/(\d+) 0 R/gu) ?? [];
  const pages = Number(/\/Count (\d+)/u.exec(tree)?.[1] ?? 0);
  if (pages < 1) return bad("no page");
  if (kids.length !== pages) return bad("page count and page tree differ");
  for (const kid of kids) {
    if (object(kid.split(" ")[0])?.includes("/Type /Page") !== true) return bad(`page ${kid} missing`);
  }
  return { ok: true, pages };
}

function bad(reason: string): PdfInspection {
  return { ok: false, reason };
}

/** Byte offsets by object number, or null when the table is not one. */
function offsetsOf(text: string): number[] | null {
  const head = /^xref\s+0 (\d+)\s+/u.exec(text);
  if (head === null) return null;
  const count = Number(head[1]);
  const lines = text.slice(head[0].length).split("\n").slice(0, count);
  if (lines.length !== count) return null;
  return lines.map((line) => Number(line.slice(0, 10)));
}
