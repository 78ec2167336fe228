import { punctuateList } from "./punctuateList.ts";
import { pointLetter } from "./numbering.ts";
import type { Block } from "./reportModel.ts";
import { withoutEnd } from "../language/sentence.ts";

export function paragraph(text: string): Block {
  return { type: "paragraph", text };
}

/** "- …;" and "." at the last; no block for no item. */
export function dashPoints(texts: readonly string[]): Block[] {
  return points(texts, () => "-");
}

/** "a) …;" and "." at the last. */
export function letterPoints(texts: readonly string[]): Block[] {
  return points(texts, (index) => `${pointLetter(index + 1)})`);
}

function points(texts: readonly string[], marker: (index: number) => string): Block[] {
  if (texts.length === 0) return [];
  const ends = punctuateList(texts.map((text) => withoutEnd(text)));
  return [{ type: "points", items: ends.map((text, index) => ({ marker: marker(index), text })) }];
}
