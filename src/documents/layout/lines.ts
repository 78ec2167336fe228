import { documentWords } from "./documentText.ts";
import { GlyphMissingError } from "./GlyphMissingError.ts";
import type { Face, SetWord } from "./openFaces.ts";

/** How a text is set. `size` in points, `leading` (base line to base line) in em. */
export interface TextStyle {
  face: Face;
  size: number;
  leading: number;
}

export interface Line {
  words: string[];
  /** Natural width in points, without the space after the last word. */
  width: number;
  /** Extra room before the first word, in points. */
  indent: number;
  /** Last line of its paragraph or before a forced break: never stretched. */
  last: boolean;
  /** The last word goes on in the next line (it was wider than the column): no space after it. */
  cut: boolean;
}

/**
 * Breaks a text greedily into lines of `width` points. A word wider than a line is cut by
 * character. An empty text gives no lines; "\n" is a space like any other (see `breakForced`).
 */
export function breakLines(text: string, style: TextStyle, width: number, firstIndent = 0): Line[] {
  return breakWords(documentWords(text), style, width, firstIndent);
}

/** Like `breakLines`, but each "\n" starts a new line. */
export function breakForced(text: string, style: TextStyle, width: number): Line[] {
  return text.split("\n").flatMap((part) => breakLines(part, style, width));
}

/**
 * Lines of about equal length for centred headings: the narrowest measure that needs no more lines
 * than the full one. Avoids a heading whose last line is one lonely word.
 */
export function breakBalanced(text: string, style: TextStyle, width: number): Line[] {
  return text.split("\n").flatMap((part) => {
    const words = documentWords(part);
    const greedy = breakWords(words, style, width, 0);
    if (greedy.length < 2) return greedy;
    let tooNarrow = width / greedy.length / 2;
    let enough = width;
    while (enough - tooNarrow > 1) {
      const middle = (tooNarrow + enough) / 2;
      if (breakWords(words, style, middle, 0).length > greedy.length) tooNarrow = middle;
      else enough = middle;
    }
    return breakWords(words, style, enough, 0);
  });
}

export function lineHeight(style: TextStyle): number {
  return style.size * style.leading;
}

/** Width of a text set on one line, in points. */
export function textWidth(text: string, style: TextStyle): number {
  return breakLines(text, style, Number.POSITIVE_INFINITY)[0]?.width ?? 0;
}

export function widestLine(lines: readonly Line[]): number {
  return Math.max(0, ...lines.map((line) => line.width));
}

/** A hair of tolerance, in points, so that a text fits the column measured from it. */
const FIT_TOLERANCE = 0.01;

function breakWords(words: readonly string[], style: TextStyle, width: number, firstIndent: number): Line[] {
  const { face, size } = style;
  const space = face.word(" ").width * size;
  const lines: Line[] = [];
  let current: Line = { words: [], width: 0, indent: firstIndent, last: false, cut: false };
  const room = () => width - current.indent + FIT_TOLERANCE;
  const finish = (cut: boolean) => {
    current.cut = cut;
    lines.push(current);
    current = { words: [], width: 0, indent: 0, last: false, cut: false };
  };
  for (const [index, whole] of words.entries()) {
    let word = whole;
    let wide = setWord(words, index, face).width * size;
    // A dash between spaces goes to the next line with the word after it: programs that copy text
    // take a hyphen at a line's end for a hyphenation and drop it.
    const follower = whole === "-" ? words[index + 1] : undefined;
    const bound = follower === undefined ? 0 : space + face.word(follower).width * size;
    if (current.words.length > 0 && current.width + space + wide + bound > room()) finish(false);
    while (wide > room()) {
      const head = longestHead(word, style, room());
      if (head === word) break;
      current.words.push(head);
      current.width = face.word(head).width * size;
      finish(true);
      word = word.slice(head.length);
      wide = face.word(word).width * size;
    }
    current.width += wide + (current.words.length > 0 ? space : 0);
    current.words.push(word);
  }
  if (current.words.length > 0) finish(false);
  const last = lines.at(-1);
  if (last !== undefined) last.last = true;
  return lines;
}

/** So many words before and after one that cannot be drawn tell people where it stands. */
const WORDS_AROUND = 3;

/** @throws GlyphMissingError that quotes the words around, as a word of its own says nothing */
function setWord(words: readonly string[], index: number, face: Face): SetWord {
  try {
    return face.word(words[index] ?? "");
  } catch (error) {
    if (!(error instanceof GlyphMissingError)) throw error;
    const around = words.slice(Math.max(0, index - WORDS_AROUND), index + WORDS_AROUND + 1);
    throw new GlyphMissingError(error.codePoint, around.join(" "));
  }
}

/** As many characters as fit, at least one; not ending with a hyphen, for the reason above. */
function longestHead(word: string, style: TextStyle, room: number): string {
  let head = "";
  for (const character of word) {
    const longer = head + character;
    if (head !== "" && style.face.word(longer).width * style.size > room)
      return head.replace(/(?<!^-*)-+$/u, "");
    head = longer;
  }
  return head;
}
