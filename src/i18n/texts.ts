import { FluentBundle, FluentResource } from "@fluent/bundle";
import { LOCALES, type Locale } from "../domain/text.ts";

export type TextVariables = Readonly<Record<string, string | number>>;

export interface Texts {
  /**
   * The message in the language, or in Vietnamese when that language lacks it. Never throws for a
   * person's sake: a missing variable is shown as {$name}, an unknown id as {id}; both are reported
   * to `onProblem`.
   */
  format(locale: Locale, id: string, variables?: TextVariables): string;
  has(locale: Locale, id: string): boolean;
}

/** Bundles print numbers for these: vi 1.234,5, en 1,234.5. */
const BUNDLE_LOCALE: Readonly<Record<Locale, string>> = { vi: "vi-VN", en: "en-GB" };

/**
 * Compiles Fluent sources, any number of files a language. Throws when two files define the same
 * message. Broken messages are dropped silently by the runtime parser: test/i18n finds them.
 */
export function createTexts(
  sources: Readonly<Record<Locale, readonly string[]>>,
  onProblem: (problem: string) => void,
): Texts {
  const bundles = new Map(LOCALES.map((locale) => [locale, bundle(locale, sources[locale])]));

  function has(locale: Locale, id: string): boolean {
    return find(bundles.get(locale), id) !== null;
  }

  function format(locale: Locale, id: string, variables: TextVariables = {}): string {
    const own = bundles.get(locale);
    const chosen = find(own, id) === null ? bundles.get("vi") : own;
    const pattern = find(chosen, id);
    if (chosen === undefined || pattern === null) {
      onProblem(`no text ${id}`);
      return `{${id}}`;
    }
    const errors: Error[] = [];
    const text = chosen.formatPattern(pattern, variables, errors);
    for (const error of errors) onProblem(`text ${id} (${locale}): ${error.message}`);
    return text;
  }

  return { format, has };
}

function bundle(locale: Locale, sources: readonly string[]): FluentBundle {
  // No isolation marks (U+2068/2069): both languages run left to right, and the marks end up in
  // copied numbers and in the PDF.
  const made = new FluentBundle(BUNDLE_LOCALE[locale], { useIsolating: false });
  for (const source of sources) {
    const errors = made.addResource(new FluentResource(source));
    if (errors.length > 0) {
      throw new Error(`texts in ${locale}: ${errors.map((error) => error.message).join("; ")}`);
    }
  }
  return made;
}

type Pattern = Parameters<FluentBundle["formatPattern"]>[0];

/** `id` is "message" or "message.attribute". */
function find(made: FluentBundle | undefined, id: string): Pattern | null {
  const dot = id.indexOf(".");
  if (dot === -1) return made?.getMessage(id)?.value ?? null;
  return made?.getMessage(id.slice(0, dot))?.attributes[id.slice(dot + 1)] ?? null;
}
