const CONTEXT_CHARACTERS = 40;

/**
 * A text holds a character that the document's font cannot draw (an emoji, a foreign script).
 * Nothing is drawn then: a box instead of a letter in a signed paper is worse than no paper.
 * Cure: take the character out of the answer or text that `context` quotes.
 */
export class GlyphMissingError extends Error {
  readonly code = "document.glyph_missing";
  readonly codePoint: number;
  readonly context: string;

  constructor(codePoint: number, context: string) {
    const hex = codePoint.toString(16).toUpperCase().padStart(4, "0");
    super(`The document font has no glyph for U+${hex} "${String.fromCodePoint(codePoint)}"`);
    this.name = "GlyphMissingError";
    this.codePoint = codePoint;
    this.context = context.slice(0, CONTEXT_CHARACTERS);
  }
}
