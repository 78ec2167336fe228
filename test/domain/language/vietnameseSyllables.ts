/** The 72 toned vowels of Vietnamese, with a syllable frame around each: 144 syllables, both cases. */
const VOWELS = ["a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y"];
const TONES = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"];

export const VIETNAMESE_SYLLABLES: readonly string[] = VOWELS.flatMap((vowel) =>
  TONES.flatMap((tone) => {
    const letter = (vowel + tone).normalize("NFC");
    return [`đ${letter}n`, `Th${letter}`, letter.toUpperCase()];
  }),
);
