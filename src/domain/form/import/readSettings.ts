import { isXmlName } from "../definition/xmlName.ts";
import { languageCode } from "../sheets/columns.ts";
import { formProblem, type FormProblem } from "../problems/formProblem.ts";
import { extraCells, SETTINGS_COLUMNS } from "../sheets/sheetColumns.ts";
import type { SheetRow } from "../sheets/sheets.ts";
import { NO_LANGUAGE } from "./languages.ts";

export interface Settings {
  readonly id: string;
  readonly version: string;
  readonly title: Record<string, string>;
  readonly languages: readonly string[];
  readonly defaultLanguage: string;
  readonly rootName: string;
  readonly allowChoiceDuplicates: boolean;
  /** Cells nobody here reads. */
  readonly extra: Record<string, string> | undefined;
}

/** Name of the root element of a form without a `name` setting (pyxform's default). */
const ROOT_NAME = "data";

/** Reads the settings sheet, of which the first row with content counts. */
export function readSettings(
  rows: readonly SheetRow[],
  declared: readonly string[],
  problems: FormProblem[],
): Settings {
  const [first] = rows;
  const cells = first?.cells ?? {};
  const row = first?.row ?? 0;
  const wished = cells["default_language"];
  const languages = declared.length > 0 ? [...declared] : [NO_LANGUAGE];
  let defaultLanguage = wished === undefined ? (languages[0] ?? NO_LANGUAGE) : languageCode(wished);
  if (declared.length > 0 && !languages.includes(defaultLanguage)) {
    problems.push(
      formProblem(
        { sheet: "settings", row, column: "default_language" },
        "language_unknown",
        wished ?? "",
        languages.join(", "),
      ),
    );
    defaultLanguage = languages[0] ?? NO_LANGUAGE;
  }
  if (declared.length === 0) defaultLanguage = NO_LANGUAGE;
  if (cells["public_key"] !== undefined)
    problems.push(formProblem({ sheet: "settings", row, column: "public_key" }, "encryption_unsupported"));
  const name = cells["name"];
  if (name !== undefined && !isXmlName(name))
    problems.push(formProblem({ sheet: "settings", row, column: "name" }, "name_invalid", name));
  const id = cells["form_id"] ?? "form";
  return {
    id,
    version: cells["version"] ?? "",
    title: titles(cells, languages, defaultLanguage, id),
    languages,
    defaultLanguage,
    rootName: cells["name"] ?? ROOT_NAME,
    allowChoiceDuplicates: (cells["allow_choice_duplicates"] ?? "").toLowerCase() === "yes",
    extra: extraCells(cells, SETTINGS_COLUMNS),
  };
}

function titles(
  cells: Readonly<Record<string, string>>,
  languages: readonly string[],
  defaultLanguage: string,
  id: string,
): Record<string, string> {
  const title: Record<string, string> = {};
  for (const language of languages) {
    const text = cells[`form_title::${language}`];
    if (text !== undefined) title[language] = text;
  }
  title[defaultLanguage] ??= cells["form_title"] ?? id;
  return title;
}
