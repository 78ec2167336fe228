/** Marks that end a sentence or a point; people type them or not. */
const END = /[\s.;,:…]+$/u;
const BULLET = /^\s*(?:[-–—•*+]|\(?\d{1,2}[.)])\s+/u;

/** Without the mark at its end, so that another can follow. */
export function withoutEnd(text: string): string {
  return text.trim().replace(END, "");
}

/** Ended by `mark`, "." unless told otherwise; a "?" or "!" stays as it is. */
export function ended(text: string, mark = "."): string {
  const bare = withoutEnd(text);
  return /[?!]$/u.test(bare) ? bare : `${bare}${mark}`;
}

/** As the last words of a document: the forms of Nghị định 30/2020/NĐ-CP close with "./.". */
export function closed(text: string): string {
  return `${text.trim().replace(/[\s.;,:…/]+$/u, "")}./.`;
}

/**
 * For the middle of a sentence: the first letter small, unless the first word is an abbreviation
 * ("TTHC", "CNTT") or carries a figure.
 */
export function lowerFirst(text: string): string {
  const word = /^\p{L}[\p{L}\p{M}\d]*/u.exec(text)?.[0] ?? "";
  if (/[\p{Lu}\d]/u.test(word.slice(1))) return text;
  return changeFirst(text, (letter) => letter.toLocaleLowerCase("vi"));
}

export function upperFirst(text: string): string {
  return changeFirst(text, (letter) => letter.toLocaleUpperCase("vi"));
}

/** Statements made one: "A; b; c", without end mark. */
export function joinStatements(texts: readonly string[]): string {
  return texts
    .map((text) => withoutEnd(text))
    .map((text, index) => (index === 0 ? upperFirst(text) : lowerFirst(text)))
    .join("; ");
}

/** Free text as single points: its lines without the bullets people type before them. */
export function linesOf(text: string): string[] {
  return text
    .split(/\n+/u)
    .map((line) => line.replace(BULLET, "").trim())
    .filter((line) => line !== "");
}

/** Whether two texts say the same, but for case, blanks and the end mark. */
export function sameText(one: string, other: string): boolean {
  return comparable(one) === comparable(other);
}

/** Whether `text` is said by `whole`, word for word, but for case, blanks and the end mark. */
export function containsText(whole: string, text: string): boolean {
  return comparable(whole).includes(comparable(text));
}

function comparable(text: string): string {
  return withoutEnd(text).replace(/\s+/gu, " ").normalize("NFC").toLocaleLowerCase("vi");
}

function changeFirst(text: string, change: (letter: string) => string): string {
  const [first = ""] = text;
  return change(first) + text.slice(first.length);
}
