import { TRANSLATED_TEXTS } from "../sheets/columns.ts";

/** Language of a form that names none. */
export const NO_LANGUAGE = "default";

/**
 * Language codes of the columns "label::vi", in the order they first occur. Where a plain `label` stands
 * beside them it is in a language of its own, which comes first; `defaultLanguage` of the settings names it.
 */
export function declaredLanguages(columns: readonly string[], defaultLanguage: string | undefined): string[] {
  const translated = columns.flatMap((column) => {
    const [name = "", code] = column.split("::");
    return code !== undefined && TRANSLATED_TEXTS.has(name) ? [{ name, code }] : [];
  });
  const codes = [...new Set(translated.map(({ code }) => code))];
  const isMixed = translated.some(({ name }) => columns.includes(name));
  return isMixed && defaultLanguage === undefined ? [...new Set([NO_LANGUAGE, ...codes])] : codes;
}

/** The texts of one row in one translated column: a plain column counts for the default language. */
export function localizedCells(
  cells: Readonly<Record<string, string>>,
  column: string,
  languages: readonly string[],
  defaultLanguage: string,
): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const language of languages) {
    const text =
      cells[`${column}::${language}`] ?? (language === defaultLanguage ? cells[column] : undefined);
    if (text !== undefined) texts[language] = text;
  }
  return texts;
}
