import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { z } from "zod";
import type { Asset } from "./asset.ts";

/**
 * pdf.js, with which the page shows a PDF in place: the browsers of phones have no viewer that a page
 * could put into itself. The build for older browsers.
 */
const PARTS: Readonly<Record<string, string>> = {
  "pdf.mjs": "pdfjs-dist/legacy/build/pdf.min.mjs",
  "pdf.worker.mjs": "pdfjs-dist/legacy/build/pdf.worker.min.mjs",
};

export interface PdfLibrary {
  /** Name of a part to the address the page loads it from; stays the same over releases of ours. */
  addresses: Readonly<Record<string, string>>;
  version: string;
  part(name: string): Promise<Asset | null>;
}

/** Half a megabyte that most visits never ask for: read and compressed when it is. */
export function createPdfLibrary(): PdfLibrary {
  const require = createRequire(import.meta.url);
  const version = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(require.resolve("pdfjs-dist/package.json"), "utf8"))).version;
  const loaded = new Map<string, Promise<Asset>>();

  async function load(name: string, file: string): Promise<Asset> {
    const body = new Uint8Array(await readFile(require.resolve(file)));
    const zipped = new Uint8Array(await promisify(gzip)(body, { level: 9 }));
    return { mime: "text/javascript; charset=utf-8", body, zipped, etag: `"${name}-${version}"` };
  }

  return {
    version,
    addresses: Object.fromEntries(Object.keys(PARTS).map((name) => [name, `/web/${name}?v=${version}`])),
    async part(name) {
      const file = PARTS[name];
      if (file === undefined) return null;
      const known = loaded.get(name) ?? load(name, file);
      loaded.set(name, known);
      return known;
    },
  };
}
