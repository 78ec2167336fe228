import { badRequest } from "./ApiFailure.ts";
import type { FormattedText, MessageEntity } from "./formattedText.ts";

const TAGS: Readonly<Record<string, MessageEntity["type"]>> = {
  b: "bold",
  strong: "bold",
  i: "italic",
  em: "italic",
  u: "underline",
  ins: "underline",
  s: "strikethrough",
  strike: "strikethrough",
  del: "strikethrough",
  code: "code",
  pre: "pre",
  a: "text_link",
  "tg-spoiler": "spoiler",
  span: "spoiler",
  "tg-emoji": "custom_emoji",
  blockquote: "blockquote",
};

const NAMED: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"' };

interface OpenTag {
  readonly tag: string;
  readonly start: number;
  readonly byteOffset: number;
  readonly attributes: ReadonlyMap<string, string>;
}

/**
 * Telegram's HTML mode (core.telegram.org/bots/api#html-style): few tags, four named references, properly nested.
 * @throws ApiFailure 400 with the words of the real server.
 */
export function parseHtml(source: string): FormattedText {
  let text = "";
  const entities: MessageEntity[] = [];
  const open: OpenTag[] = [];
  let at = 0;
  const fail = (reason: string) => badRequest(`can't parse entities: ${reason}`);
  const offset = (index: number) => Buffer.byteLength(source.slice(0, index));

  while (at < source.length) {
    const char = source[at];
    if (char === "&") {
      const decoded = decodeReference(source, at);
      text += decoded.text;
      at = decoded.next;
      continue;
    }
    if (char !== "<") {
      text += char;
      at += 1;
      continue;
    }
    const end = /^<(\/?)([a-zA-Z][a-zA-Z0-9-]*)?([^<>]*)>/.exec(source.slice(at));
    if (!end) throw fail(`Unclosed start tag at byte offset ${offset(at)}`);
    const [whole, slash, name = "", rest = ""] = end;
    const tag = name.toLowerCase();
    if (slash === "/") {
      const last = open.pop();
      if (!last) throw fail(`Unexpected end tag at byte offset ${offset(at)}`);
      if (tag !== "" && tag !== last.tag) {
        throw fail(
          `Unmatched end tag at byte offset ${offset(at)}, expected "</${last.tag}>", found "</${tag}>"`,
        );
      }
      close(last, text, entities);
    } else {
      if (TAGS[tag] === undefined) throw fail(`Unsupported start tag "${tag}" at byte offset ${offset(at)}`);
      const attributes = readAttributes(rest);
      if (tag === "span" && attributes.get("class") !== "tg-spoiler") {
        throw fail(`Tag "span" must have class "tg-spoiler" at byte offset ${offset(at)}`);
      }
      open.push({ tag, start: text.length, byteOffset: offset(at), attributes });
    }
    at += whole.length;
  }
  const left = open.pop();
  if (left) throw fail(`Can't find end tag corresponding to start tag "${left.tag}"`);
  return { text, entities: entities.sort((a, b) => a.offset - b.offset || b.length - a.length) };
}

function close(tag: OpenTag, text: string, entities: MessageEntity[]): void {
  const type = TAGS[tag.tag];
  const length = text.length - tag.start;
  if (type === undefined || length === 0) return;
  const entity = { offset: tag.start, length };
  if (type === "text_link") {
    const url = tag.attributes.get("href") ?? text.slice(tag.start);
    // A link without an address is shown as plain text.
    if (/^(https?|tg|mailto|tel):/i.test(url)) entities.push({ type, ...entity, url });
    return;
  }
  if (type === "blockquote" && tag.attributes.has("expandable")) {
    entities.push({ type: "expandable_blockquote", ...entity });
    return;
  }
  entities.push({ type, ...entity });
}

function decodeReference(source: string, at: number): { text: string; next: number } {
  const match = /^&(?:#(\d+)|#x([0-9a-fA-F]+)|([a-z]+));/.exec(source.slice(at, at + 12));
  const code = match?.[1] === undefined ? Number.parseInt(match?.[2] ?? "", 16) : Number(match[1]);
  const text = match?.[3] === undefined ? codePoint(code) : NAMED[match[3]];
  // An unknown reference stays as it stands, as on the real server.
  if (!match || text === undefined) return { text: "&", next: at + 1 };
  return { text, next: at + match[0].length };
}

function codePoint(code: number): string | undefined {
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}

function readAttributes(rest: string): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  for (const match of rest.matchAll(/([a-zA-Z-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g)) {
    attributes.set((match[1] ?? "").toLowerCase(), decodeAll(match[2] ?? match[3] ?? match[4] ?? ""));
  }
  return attributes;
}

function decodeAll(source: string): string {
  let text = "";
  for (let at = 0; at < source.length;) {
    const decoded =
      source[at] === "&" ? decodeReference(source, at) : { text: source[at] ?? "", next: at + 1 };
    text += decoded.text;
    at = decoded.next;
  }
  return text;
}
