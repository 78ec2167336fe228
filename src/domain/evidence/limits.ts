/** One piece of evidence as received, in bytes. Telegram lets a bot fetch 20 MB; we keep less. */
export const MAX_EVIDENCE_BYTES = 10 * 1024 * 1024;

/** Pixels of a picture, read from its header before anything decodes it (F22). */
export const MAX_PIXELS = 50_000_000;

/** Longest side of a rendition in pixels: sharp enough for 160 mm of paper at 200 dpi. */
export const RENDITION_SIDE = 1_280;

/** Length of a file's label, in characters (F37). */
export const MAX_FILE_NAME = 100;

/** Caption of a piece, in UTF-16 code units: Telegram's. */
export const MAX_CAPTION = 1_024;

/** Pieces one person may add to one inspection in a day; 500 photos of 300 KB are 150 MB. */
export const MAX_PIECES_A_DAY = 500;

/** The word about personal data is said with the first piece, then not again for this long. */
export const PRIVACY_WORD_EVERY_MS = 12 * 60 * 60 * 1_000;
