/** A stretch of a message's plain text that is shown differently; counted in UTF-16 code units. */
export interface TextEntity {
  type: "bold" | "italic" | "code" | "link";
  offset: number;
  length: number;
  /** Of a link, http or https only. */
  url?: string;
}

export interface FormattedText {
  text: string;
  entities: TextEntity[];
}

const TYPE_OF_TAG: Readonly<Record<string, TextEntity["type"]>> = {
  b: "bold",
  strong: "bold",
  i: "italic",
  em: "italic",
  code: "code",
  pre: "code",
  a: "link",
};

const NAMED: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"' };

const TOKEN = /<(\/?)([a-z][a-z0-9-]*)((?:\s[^<>]*)?)>|&(#x[0-9a-f]{1,6}|#[0-9]{1,7}|[a-z]{2,4});/gi;

/**
 * Reads Telegram's HTML as plain text with the stretches that are bold, italic, code or a link. Any
 * other tag vanishes and leaves its text, a tag that is never closed formats nothing: the page gets
 * text nodes and a short list of styles, so no markup can reach it, whatever stands in the text.
 */
export function parseMarkup(html: string): FormattedText {
  const entities: TextEntity[] = [];
  const open: (TextEntity & { tag: string })[] = [];
  let text = "";
  let from = 0;
  for (const match of html.matchAll(TOKEN)) {
    text += html.slice(from, match.index);
    from = match.index + match[0].length;
    const [whole, slash, tagName, attributes = "", reference] = match;
    if (reference !== undefined) {
      text += characterOf(reference) ?? whole;
      continue;
    }
    const tag = (tagName ?? "").toLowerCase();
    const type = TYPE_OF_TAG[tag];
    if (type === undefined) continue;
    if (slash === "") {
      const url = type === "link" ? urlOf(attributes) : undefined;
      open.push({ tag, type, offset: text.length, length: 0, ...(url === undefined ? {} : { url }) });
      continue;
    }
    const index = open.findLastIndex((candidate) => candidate.tag === tag);
    if (index === -1) continue;
    for (const { tag: _, ...entity } of open.splice(index, 1)) {
      const length = text.length - entity.offset;
      const shown = length > 0 && (entity.type !== "link" || entity.url !== undefined);
      if (shown) entities.push({ ...entity, length });
    }
  }
  text += html.slice(from);
  entities.sort((a, b) => a.offset - b.offset || b.length - a.length);
  return { text, entities };
}

/** Text as markup that reads back as exactly this text. */
export function escapeMarkup(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function characterOf(reference: string): string | undefined {
  if (!reference.startsWith("#")) return NAMED[reference.toLowerCase()];
  const hex = reference[1]?.toLowerCase() === "x";
  const code = Number.parseInt(reference.slice(hex ? 2 : 1), hex ? 16 : 10);
  const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : undefined;
}

function urlOf(attributes: string): string | undefined {
  const value = /\bhref\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(attributes);
  return webUrl((value?.[1] ?? value?.[2] ?? "").replaceAll("&amp;", "&"));
}

/** The address if it is one of the web; never `javascript:` or the like. */
export function webUrl(text: string): string | undefined {
  const url = URL.parse(text);
  return url !== null && (url.protocol === "https:" || url.protocol === "http:") ? url.href : undefined;
}
