/** A template literal with fewer fixed letters in front would count half the catalogue as used. */
const MIN_PREFIX_LENGTH = 3;

/** A template literal that is made like a message id: `answer-problem-${code}`. */
const ID_TEMPLATE = /`((?:[\w.-]|\$\{[^{}`]*\})+)`/g;
const PLACEHOLDER = /\$\{[^{}`]*\}/;

/**
 * The message ids that no string in the sources names: neither whole ("answer-saved") nor as a
 * template literal with a fixed beginning (`answer-problem-${code}`).
 */
export function unusedIds(ids: readonly string[], sources: readonly string[]): string[] {
  const templates = new Set<string>();
  for (const source of sources) {
    for (const [, text = ""] of source.matchAll(ID_TEMPLATE)) {
      if (text.indexOf("${") >= MIN_PREFIX_LENGTH) templates.add(text);
    }
  }
  const patterns = [...templates].map(templatePattern);
  return ids.filter((id) => {
    const quoted = [`"${id}"`, `'${id}'`, `\`${id}\``];
    const named = sources.some((source) => quoted.some((text) => source.includes(text)));
    return !named && !patterns.some((pattern) => pattern.test(id));
  });
}

function templatePattern(text: string): RegExp {
  const fixedParts = text.split(PLACEHOLDER).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${fixedParts.join("[A-Za-z0-9_.-]+")}$`);
}
