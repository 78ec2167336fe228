import { SaxesParser } from "saxes";
import { readZip } from "../../src/files/readZip.ts";

export interface DocxParagraph {
  style: string;
  text: string;
  /** Inside a table. */
  cell: boolean;
  keepNext: boolean;
}

export interface DocxFile {
  parts: Map<string, string>;
  paragraphs: DocxParagraph[];
}

/** Unpacks a Word file, checks that every part is well-formed XML, and reads its paragraphs. */
export function readDocx(bytes: Uint8Array): DocxFile {
  const read = readZip(Buffer.from(bytes), { maxEntries: 500, maxBytes: 100_000_000 });
  if (!read.ok) throw new Error(`no zip: ${read.reason}`);
  const parts = new Map(read.entries.map((entry) => [entry.name, entry.bytes.toString("utf8")]));
  for (const [name, text] of parts) if (/\.(?:xml|rels)$/u.test(name)) new SaxesParser().write(text).close();
  return { parts, paragraphs: paragraphs(parts.get("word/document.xml") ?? "") };
}

function paragraphs(xml: string): DocxParagraph[] {
  const found: DocxParagraph[] = [];
  let current: DocxParagraph | null = null;
  let depth = 0;
  let inText = false;
  const parser = new SaxesParser();
  parser.on("opentag", (tag) => {
    const value = tag.attributes["w:val"] ?? "";
    if (tag.name === "w:tbl") depth++;
    else if (tag.name === "w:p") current = { style: "Normal", text: "", cell: depth > 0, keepNext: false };
    else if (current !== null && tag.name === "w:pStyle") current.style = value;
    else if (current !== null && tag.name === "w:keepNext") current.keepNext = value !== "false";
    else if (current !== null && tag.name === "w:br") current.text += "\n";
    else if (current !== null && tag.name === "w:t") inText = true;
  });
  parser.on("text", (text) => {
    if (inText && current !== null) current.text += text;
  });
  parser.on("closetag", (tag) => {
    if (tag.name === "w:t") inText = false;
    if (tag.name === "w:tbl") depth--;
    if (tag.name !== "w:p" || current === null) return;
    found.push(current);
    current = null;
  });
  parser.write(xml).close();
  return found;
}

/** One line a paragraph: its style and its text. */
export function docxText(file: DocxFile): string {
  return file.paragraphs
    .map(({ style, text, cell }) => `${cell ? "  " : ""}[${style}] ${text.replaceAll("\n", "⏎")}`.trimEnd())
    .join("\n")
    .concat("\n");
}
