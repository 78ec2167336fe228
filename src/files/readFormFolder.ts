import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { z } from "zod";
import type { Sheets } from "../domain/form/sheets/sheets.ts";

/** Largest CSV file of a form we read, in bytes; a form of 400 questions has some 200 KB. */
const MAX_FORM_FILE_BYTES = 10_000_000;

const rows = z.array(z.array(z.string()));

/**
 * Reads a form folder: every `NAME.csv` (UTF-8, RFC 4180) becomes the sheet NAME. Throws when the folder
 * cannot be read or a file is no CSV; what is wrong inside the sheets is importForm()'s business.
 */
export async function readFormFolder(dir: string): Promise<Sheets> {
  const sheets: Record<string, string[][]> = {};
  for (const file of (await readdir(dir)).sort()) {
    if (!file.toLowerCase().endsWith(".csv")) continue;
    const bytes = await readFile(join(dir, file));
    if (bytes.length > MAX_FORM_FILE_BYTES)
      throw new Error(`${file} has ${bytes.length} bytes, more than ${MAX_FORM_FILE_BYTES}`);
    const parsed: unknown = parse(bytes, {
      bom: true,
      relax_column_count: true,
      skip_empty_lines: false,
    });
    sheets[file.slice(0, -".csv".length)] = rows.parse(parsed);
  }
  return sheets;
}
