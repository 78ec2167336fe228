import { badRequest } from "./ApiFailure.ts";
import type { FormattedText, MessageEntity } from "./formattedText.ts";

const RESERVED = new Set("_*[]()~`>#+-=|{}.!");
/** Longer markers first: `__` is underline, `_` italic. */
const MARKERS: readonly (readonly [marker: string, type: MessageEntity["type"], name: string])[] = [
  ["```", "pre", "Pre"],
  ["`", "code", "Code"],
  ["__", "underline", "Underline"],
  ["_", "italic", "Italic"],
  ["*", "bold", "Bold"],
  ["~", "strikethrough", "Strikethrough"],
  ["||", "spoiler", "Spoiler"],
];

/**
 * Telegram's MarkdownV2 mode (core.telegram.org/bots/api#markdownv2-style), block quotes included; custom emoji
 * are not supported by the fake.
 * @throws ApiFailure 400 with the words of the real server.
 */
export function parseMarkdownV2(source: string): FormattedText {
  let text = "";
  const entities: MessageEntity[] = [];
  const open: { type: MessageEntity["type"]; marker: string; name: string; start: number; byte: number }[] =
    [];
  let quoteStart: number | undefined;
  let at = 0;
  const fail = (reason: string) => badRequest(`can't parse entities: ${reason}`);
  const byteOffset = (index: number) => Buffer.byteLength(source.slice(0, index));
  const endQuote = () => {
    if (quoteStart !== undefined && text.length > quoteStart) {
      entities.push({ type: "blockquote", offset: quoteStart, length: text.length - quoteStart });
    }
    quoteStart = undefined;
  };

  while (at < source.length) {
    const char = source[at] ?? "";
    const inside = open.at(-1);
    const inCode = inside?.type === "code" || inside?.type === "pre";
    const next = source.charCodeAt(at + 1);
    if (char === "\\" && next >= 1 && next <= 126) {
      text += source[at + 1];
      at += 2;
      continue;
    }
    if (inCode ? source.startsWith(inside.marker, at) : RESERVED.has(char)) {
      if (!inCode && char === ">" && (at === 0 || source[at - 1] === "\n")) {
        quoteStart ??= text.length;
        at += 1;
        continue;
      }
      if (!inCode && char === "[") {
        open.push({
          type: "text_link",
          marker: "]",
          name: "TextUrl",
          start: text.length,
          byte: byteOffset(at),
        });
        at += 1;
        continue;
      }
      if (!inCode && char === "]" && inside?.type === "text_link") {
        const target = /^\]\(((?:[^()\\]|\\.)*)\)/.exec(source.slice(at));
        if (!target) throw fail(`Can't find end of a URL at byte offset ${byteOffset(at)}`);
        open.pop();
        const url = (target[1] ?? "").replaceAll(/\\(.)/g, "$1");
        const range = { offset: inside.start, length: text.length - inside.start };
        if (/^(https?|tg|mailto|tel):/i.test(url) && range.length > 0)
          entities.push({ type: "text_link", ...range, url });
        at += target[0].length;
        continue;
      }
      const marker = MARKERS.find(([value]) => source.startsWith(value, at));
      if (!marker) {
        throw fail(`Character '${char}' is reserved and must be escaped with the preceding '\\'`);
      }
      const [value, type, name] = marker;
      at += value.length;
      if (inside?.marker === value) {
        open.pop();
        const length = text.length - inside.start;
        if (length > 0) entities.push({ type, offset: inside.start, length });
      } else {
        open.push({ type, marker: value, name, start: text.length, byte: byteOffset(at - value.length) });
      }
      continue;
    }
    text += char;
    at += 1;
    if (char === "\n" && quoteStart !== undefined && source[at] !== ">") endQuote();
  }
  const left = open.pop();
  if (left) throw fail(`Can't find end of ${left.name} entity at byte offset ${left.byte}`);
  endQuote();
  return { text, entities: entities.sort((a, b) => a.offset - b.offset || b.length - a.length) };
}
