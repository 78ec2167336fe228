import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readFormFolder } from "../src/files/readFormFolder.ts";
import { writeFormWorkbook } from "../src/files/writeFormWorkbook.ts";

// Writes the workbook that docs/forms.md offers to begin with, out of its folder of CSV files.
const DOCS = join(import.meta.dirname, "../docs");
const sheets = await readFormFolder(join(DOCS, "example-form"));
await writeFile(join(DOCS, "example-form.xlsx"), await writeFormWorkbook(sheets));
