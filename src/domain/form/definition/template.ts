/** A text cut at its `${name}` placeholders. */
export type TemplatePart = { readonly text: string } | { readonly name: string };

const PLACEHOLDER = /\$\{([^{}\s]+)\}/g;

/** Cuts a text with placeholders. A text without any is one part. */
export function parseTemplate(text: string): TemplatePart[] {
  const parts: TemplatePart[] = [];
  let end = 0;
  for (const match of text.matchAll(PLACEHOLDER)) {
    if (match.index > end) parts.push({ text: text.slice(end, match.index) });
    parts.push({ name: match[1] ?? "" });
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push({ text: text.slice(end) });
  return parts;
}

/** Fills the placeholders of a text. */
export function fillTemplate(text: string, printed: (name: string) => string): string {
  if (!text.includes("${")) return text;
  return parseTemplate(text)
    .map((part) => ("name" in part ? printed(part.name) : part.text))
    .join("");
}
