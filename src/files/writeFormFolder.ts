import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { stringify } from "csv-stringify/sync";
import type { Sheets } from "../domain/form/sheets/sheets.ts";

/**
 * Writes sheets as a form folder: NAME.csv (UTF-8, RFC 4180, LF) for each, all columns kept, so that a
 * form can be read in a diff. Existing files of the same names are replaced; returns the file names.
 */
export async function writeFormFolder(sheets: Sheets, dir: string): Promise<string[]> {
  await mkdir(dir, { recursive: true });
  const files: string[] = [];
  for (const [name, rows] of Object.entries(sheets)) {
    const file = `${fileName(name)}.csv`;
    const texts = rows.map((row) =>
      row.map((cell) => (cell === null || cell === undefined ? "" : String(cell))),
    );
    const width = Math.max(0, ...texts.map((row) => row.length));
    const padded = texts.map((row) => [...row, ...Array.from({ length: width - row.length }, () => "")]);
    await writeFile(join(dir, file), stringify(padded));
    files.push(file);
  }
  return files;
}

/** A sheet's name as a file name: nothing that could lead out of the folder. */
function fileName(sheet: string): string {
  const plain = sheet.replace(/[^\p{L}\p{N}_ -]/gu, "_").trim();
  return plain === "" ? "_" : plain;
}
