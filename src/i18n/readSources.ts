import { readdirSync, readFileSync } from "node:fs";
import type { Locale } from "../domain/text.ts";

const LOCALES_FOLDER = new URL("../../locales/", import.meta.url);

/** The Fluent sources of one language, all .ftl files of its folder in the order of their names. */
export function readSources(locale: Locale): string[] {
  const folder = new URL(`${locale}/`, LOCALES_FOLDER);
  const files = readdirSync(folder).filter((name) => name.endsWith(".ftl"));
  return files.sort().map((name) => readFileSync(new URL(name, folder), "utf8"));
}
