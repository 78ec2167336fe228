/** Values that are JSON already; everything else is a text. */
const JSON_VALUES = new Set(["texts"]);

/**
 * Replaces `{{name}}` by its value, written as the kind of file demands: escaped in HTML, as the
 * inside of a string elsewhere. Throws for a name without a value, so that a forgotten text is found
 * at the start and not by a person.
 */
export function fillTemplate(
  template: string,
  extension: string,
  values: Readonly<Record<string, string>>,
): string {
  return template.replace(/\{\{([\w:.-]+)\}\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`a page asks for an unknown text: ${name}`);
    // "</script" and "<!--" would end or change a script element (HTML 4.12.1.3).
    if (JSON_VALUES.has(name)) return value.replaceAll("<", String.raw`\u003c`);
    return extension === ".html" ? escapeHtml(value) : JSON.stringify(value).slice(1, -1);
  });
}

function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
