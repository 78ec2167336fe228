import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { type Font, type GlyphRun, openSync } from "fontkit";
import { GlyphMissingError } from "./GlyphMissingError.ts";

export type FaceName = "regular" | "bold" | "italic" | "boldItalic";

/** A word laid out by a face: its glyphs with kerning, and its width in em. */
export interface SetWord {
  run: GlyphRun;
  width: number;
}

export interface Face {
  name: FaceName;
  font: Font;
  /** Height of the letters above the base line, in em. */
  ascent: number;
  /** Depth below the base line, in em, positive. */
  descent: number;
  /** Lays a word out; throws GlyphMissingError when a character has no glyph. */
  word(text: string): SetWord;
}

/** Same advances as Times New Roman, all Vietnamese letters; real TTF files. */
const FILES: Record<FaceName, string> = {
  regular: "400Regular/Tinos_400Regular.ttf",
  bold: "700Bold/Tinos_700Bold.ttf",
  italic: "400Regular_Italic/Tinos_400Regular_Italic.ttf",
  boldItalic: "700Bold_Italic/Tinos_700Bold_Italic.ttf",
};

const VIETNAMESE =
  "ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ" +
  "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ₫";

/**
 * Words kept laid out per face; a report has a few hundred distinct ones. Text of people goes
 * through here, so the store must not grow for ever: when full it starts afresh.
 */
const WORD_CACHE_LIMIT = 20_000;

let faces: Record<FaceName, Face> | null = null;

/** The four faces, opened and primed once per process and shared by all documents. */
export function openFaces(): Record<FaceName, Face> {
  faces ??= {
    regular: openFace("regular"),
    bold: openFace("bold"),
    italic: openFace("italic"),
    boldItalic: openFace("boldItalic"),
  };
  return faces;
}

function openFace(name: FaceName): Face {
  const root = dirname(createRequire(import.meta.url).resolve("@expo-google-fonts/tinos/package.json"));
  const font = openSync(join(root, FILES[name]));
  prime(font);
  const cache = new Map<string, SetWord>();
  return {
    name,
    font,
    ascent: font.ascent / font.unitsPerEm,
    descent: -font.descent / font.unitsPerEm,
    word(text) {
      const known = cache.get(text);
      if (known !== undefined) return known;
      for (const character of text) {
        const codePoint = character.codePointAt(0) ?? 0;
        if (!font.hasGlyphForCodePoint(codePoint)) throw new GlyphMissingError(codePoint, text);
      }
      const run = font.layout(text);
      const set = { run, width: run.advanceWidth / font.unitsPerEm };
      if (cache.size >= WORD_CACHE_LIMIT) cache.clear();
      cache.set(text, set);
      return set;
    },
  };
}

/**
 * fontkit keeps with each glyph the code points it was first asked for. A base letter first loaded
 * as a part of an accented one has none, and from the second document of a process on it would be
 * missing in copied text ("củ" for "của"). Asking for every letter once, the common ones first so
 * that they win over their look-alikes (space over NBSP, Đ over Ð), settles it.
 */
function prime(font: Font): void {
  for (let codePoint = 0x20; codePoint < 0x7f; codePoint++) font.glyphForCodePoint(codePoint);
  for (const letter of VIETNAMESE) font.glyphForCodePoint(letter.codePointAt(0) ?? 0);
  for (const codePoint of font.characterSet) font.glyphForCodePoint(codePoint);
}
