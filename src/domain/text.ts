/** A text in the languages of a form or of the service, keyed by language code ("vi", "en"). */
export type Localized = Readonly<Record<string, string>>;

/** The languages the service itself speaks; Vietnamese first. */
export const LOCALES = ["vi", "en"] as const;
export type Locale = (typeof LOCALES)[number];

/** The language of that code, Vietnamese for any that the service does not speak. */
export function localeOf(language: string | null | undefined): Locale {
  return LOCALES.find((known) => known === language) ?? "vi";
}

/**
 * Picks the text for `language`, falling back to Vietnamese, then to whatever there is.
 * Returns "" when the text has no language at all.
 */
export function localized(text: Localized | undefined, language: string): string {
  if (text === undefined) return "";
  return text[language] ?? text["vi"] ?? Object.values(text)[0] ?? "";
}
