/** A template literal with fewer fixed letters in front would count half the catalogue as used. */
const MIN_PREFIX_LENGTH = 3;

const QUOTED = /(["'`])((?:\\.|(?!\1)[^\\\n])*)\1/g;

/**
 * The message ids that no string in the sources names: neither whole ("answer-saved") nor as a
 * template literal with a fixed beginning (`answer-problem-${code}`).
 */
export function unusedIds(ids: readonly string[], sources: readonly string[]): string[] {
  const whole = new Set<string>();
  const templates = new Set<string>();
  for (const source of sources) {
    for (const [, quote, text = ""] of source.matchAll(QUOTED)) {
      if (quote !== "`" || !text.includes("${")) whole.add(text);
      else if (text.indexOf("${") >= MIN_PREFIX_LENGTH) templates.add(text);
    }
  }
  const patterns = [...templates].map(templatePattern);
  return ids.filter((id) => !whole.has(id) && !patterns.some((pattern) => pattern.test(id)));
}

function templatePattern(text: string): RegExp {
  const fixedParts = text.split(/\$\{[^}]*\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${fixedParts.join("[A-Za-z0-9_.-]+")}$`);
}
