import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { BenchReport } from "./content.ts";

/** A way to make a PDF, kept warm between documents. */
export interface Engine {
  draw(): Promise<Uint8Array>;
  /** Between two measured documents, and not measured. */
  tidy?(): Promise<void>;
  close?(): Promise<void>;
}

/** Opens an engine for a report; what may be kept between documents (fonts, photos) is read here. */
export type OpenEngine = (report: BenchReport, folder: string) => Promise<Engine>;

const TINOS = dirname(createRequire(import.meta.url).resolve("@expo-google-fonts/tinos/package.json"));

/** All engines set the same font. */
export const FONT_FILES = {
  regular: join(TINOS, "400Regular/Tinos_400Regular.ttf"),
  bold: join(TINOS, "700Bold/Tinos_700Bold.ttf"),
} as const;

export function readPhotos(report: BenchReport): Buffer[] {
  return report.photos.map(({ file }) => readFileSync(file));
}

/** Collects what a stream of pdfkit's kind writes. */
export async function streamBytes(stream: AsyncIterable<Uint8Array>, end: () => void): Promise<Uint8Array> {
  end();
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}
