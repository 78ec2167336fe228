import type { Locale } from "../text.ts";

/**
 * The few words that belong to the notation of a value itself, as a decimal comma does: they are
 * needed wherever a figure is written (chat, PDF, XLSX, placeholders of rules), also where no
 * message catalogue is at hand. Everything that is a sentence lives in `locales/`.
 */
export interface NotationWords {
  approximately: string;
  dong: string;
  acknowledged: string;
  notAvailable: string;
  /** Between the choices of a multiple answer. */
  listSeparator: string;
}

export const NOTATION_WORDS: Readonly<Record<Locale, NotationWords>> = {
  vi: {
    approximately: "khoảng",
    dong: "đồng",
    acknowledged: "Đã rõ",
    notAvailable: "Không có số liệu",
    listSeparator: "; ",
  },
  en: {
    approximately: "about",
    dong: "VND",
    acknowledged: "Noted",
    notAvailable: "No data",
    listSeparator: "; ",
  },
};

/** The service's language for a person's language code; anything unknown reads Vietnamese. */
export function notationLocale(language: string): Locale {
  return language === "en" || language.startsWith("en-") ? "en" : "vi";
}
