import type { SheetName } from "./sheets.ts";

/** Columns whose text the form shows, written per language as `label::vi`. */
export const TRANSLATED_TEXTS: ReadonlySet<string> = new Set([
  "label",
  "hint",
  "unit",
  "required_message",
  "constraint_message",
  "warning_message",
  "finding",
  "recommendation",
]);

/** Columns that name a file to show; kept for the tools that do. */
const MEDIA: ReadonlySet<string> = new Set(["image", "audio", "video", "big-image"]);

const TRANSLATED: ReadonlySet<string> = new Set([...TRANSLATED_TEXTS, "guidance_hint", ...MEDIA]);

/** Whether a canonical column ("image", "image::vi") names a file to show. */
export function isMediaColumn(column: string): boolean {
  return MEDIA.has(column.split("::")[0] ?? "");
}

/** Other spellings of XLSForm columns, as pyxform takes them (lower case, "_" for spaces). */
const SURVEY_ALIASES: Readonly<Record<string, string>> = {
  relevance: "relevant",
  caption: "label",
  command: "type",
  tag: "name",
  value: "name",
  readonly: "read_only",
  calculate: "calculation",
  constraining_message: "constraint_message",
  requiredmsg: "required_message",
  "jr:constraintmsg": "constraint_message",
  "jr:requiredmsg": "required_message",
  count: "repeat_count",
  "jr:count": "repeat_count",
};
const CHOICES_ALIASES: Readonly<Record<string, string>> = {
  list: "list_name",
  value: "name",
  caption: "label",
};
const SETTINGS_ALIASES: Readonly<Record<string, string>> = {
  title: "form_title",
  set_form_title: "form_title",
  id_string: "form_id",
  set_form_id: "form_id",
};
const NO_ALIASES: Readonly<Record<string, string>> = {};

export type Column = { readonly name: string; readonly language: string | undefined };

/**
 * Canonical name of a header cell: "Bind: relevant" → relevant, "label::Tiếng Việt (vi)" → label in vi,
 * "Constraint Message" → constraint_message. Unknown headers come back tidied, they are ignored later.
 */
export function columnOf(sheet: SheetName, header: string): Column {
  const aliases =
    sheet === "survey"
      ? SURVEY_ALIASES
      : sheet === "choices"
        ? CHOICES_ALIASES
        : sheet === "settings"
          ? SETTINGS_ALIASES
          : NO_ALIASES;
  const tidy = header.trim().replace(/\s+/g, " ");
  const parts = tidy.split(/\s*:{1,2}\s*/).filter((part) => part !== "");
  // "jr:count" and "bind:jr:constraintMsg" are one name with a colon in it.
  const jr = parts.findIndex((part) => part.toLowerCase() === "jr");
  if (jr !== -1 && jr + 1 < parts.length) parts.splice(jr, 2, `jr:${parts[jr + 1] ?? ""}`);
  if (["bind", "control", "media"].includes((parts[0] ?? "").toLowerCase())) parts.shift();
  const [first = "", ...rest] = parts;
  const key = first.toLowerCase().replace(/ /g, "_");
  const name = aliases[key] ?? key;
  if (!TRANSLATED.has(name))
    return { name: rest.length > 0 ? [key, ...rest].join("::") : name, language: undefined };
  return { name, language: rest.length > 0 ? languageCode(rest.join(":")) : undefined };
}

const KNOWN_LANGUAGES: Readonly<Record<string, string>> = {
  vietnamese: "vi",
  "tiếng việt": "vi",
  english: "en",
};

/** "English (en)" → en, "English" → en, "vi" → vi; a language we have no code for keeps its name. */
export function languageCode(name: string): string {
  const code = /\(\s*([A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*)\s*\)\s*$/.exec(name)?.[1];
  if (code) return code;
  return KNOWN_LANGUAGES[name.trim().toLowerCase()] ?? name.trim();
}
