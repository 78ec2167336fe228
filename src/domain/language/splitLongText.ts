const graphemes = new Intl.Segmenter("vi", { granularity: "grapheme" });

/** A paragraph or line border is only worth taking when the piece is at least this full. */
const MIN_FILL = 0.5;

/** Enough after the limit to see whether the character at the limit goes on. */
const LOOK_AHEAD = 64;

/**
 * Cuts a text into pieces of at most `limit` UTF-16 code units (a channel's message limit:
 * Telegram 4,096, Zalo 2,000): between paragraphs when possible, else lines, else words, and never
 * inside a surrogate pair or a letter with its combining marks. Only a single "letter" that is
 * longer than the limit is cut, at a whole code point. White space at a cut disappears; nothing
 * else does. A blank text gives no piece.
 */
export function splitLongText(text: string, limit: number): string[] {
  if (!Number.isInteger(limit) || limit < 2) throw new RangeError(`limit must be at least 2: ${limit}`);
  const pieces: string[] = [];
  let start = 0;
  for (;;) {
    while (/\s/.test(text.charAt(start))) start += 1;
    if (start >= text.length) return pieces;
    const end = text.length - start <= limit ? text.length : start + pieceLength(text, start, limit);
    pieces.push(text.slice(start, end).trimEnd());
    start = end;
  }
}

/** Length of the piece that begins at `start`, where more than `limit` units are left. */
function pieceLength(text: string, start: number, limit: number): number {
  const window = text.slice(start, start + limit + LOOK_AHEAD);
  const enough = Math.floor(limit * MIN_FILL);
  for (const border of ["\n\n", "\n"]) {
    const index = window.lastIndexOf(border, limit);
    if (index >= enough && !isMark(window, index + border.length)) return index;
  }
  return wordBorder(window, limit) ?? letterBorder(window, limit);
}

/** At the last white space, or null when there is one word only. */
function wordBorder(window: string, limit: number): number | null {
  const firstLetter = window.search(/\S/);
  for (let index = limit; index > firstLetter; index -= 1) {
    if (/\s/.test(window.charAt(index)) && !isMark(window, index + 1)) return index;
  }
  return null;
}

function letterBorder(window: string, limit: number): number {
  const start = graphemes.segment(window).containing(limit)?.index ?? 0;
  if (start > 0) return start;
  const second = window.charCodeAt(limit);
  const insidePair = second >= 0xdc00 && second <= 0xdfff;
  return insidePair ? limit - 1 : limit;
}

/** A mark would join the white space before it and must not begin a piece. */
function isMark(window: string, index: number): boolean {
  return /[\p{M}\u200D]/u.test(window.charAt(index));
}
