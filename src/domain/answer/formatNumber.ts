import { NOTATION_WORDS, notationLocale } from "./notationWords.ts";

/** How many decimals: all there are ("shortest"), a fixed number of them, or as many as there are within bounds. */
export type Decimals = "shortest" | number | { least: number; most: number };

export interface NumberFormat {
  /** Default "shortest". Rounds half away from zero on the decimal digits a person sees. */
  decimals?: Decimals;
  /** Whole numbers 1 to 9 get a zero in front, as official running text does: "02 TTHC". */
  leadingZero?: boolean;
  /** Whether thousands are set apart; default true. */
  grouping?: boolean;
}

/** Decimals Intl can print; more than a double ever has in our figures. */
const MAX_DECIMALS = 20;
const PERCENT_DECIMALS = 2;

const formats = new Map<string, Intl.NumberFormat>();

/**
 * A number as written in the language: vi 1.234,5, en 1,234.5. Never depends on the locale or the
 * zone of the process. Throws RangeError for NaN and infinities, which are no figures.
 */
export function formatNumber(value: number, language: string, format: NumberFormat = {}): string {
  if (!Number.isFinite(value)) throw new RangeError(`not a figure: ${value}`);
  const decimals = format.decimals ?? "shortest";
  const text = numberFormat(language, decimals, format.grouping ?? true).format(value);
  const short = format.leadingZero === true && Number.isInteger(value) && value >= 1 && value <= 9;
  return short ? `0${text}` : text;
}

/**
 * A percentage 0..100 without space, "97,60%": whole numbers plain ("100%"), others with two
 * decimals unless told otherwise.
 */
export function formatPercent(value: number, language: string, format: NumberFormat = {}): string {
  const decimals = format.decimals ?? (Number.isInteger(value) ? 0 : PERCENT_DECIMALS);
  return `${formatNumber(value, language, { decimals })}%`;
}

/** Money in whole VND with its unit: "1.200.000.000 đồng", "1,200,000,000 VND". */
export function formatMoney(value: number, language: string): string {
  return `${formatNumber(value, language)} ${NOTATION_WORDS[notationLocale(language)].dong}`;
}

function numberFormat(language: string, decimals: Decimals, useGrouping: boolean): Intl.NumberFormat {
  const tag = notationLocale(language) === "vi" ? "vi-VN" : "en-GB";
  const { least, most } = boundsOf(decimals);
  const key = `${tag} ${least} ${most} ${useGrouping}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.NumberFormat(tag, {
      useGrouping,
      // "negative": a figure that rounds to nothing is 0, not -0.
      signDisplay: "negative",
      minimumFractionDigits: least,
      maximumFractionDigits: most,
    });
    formats.set(key, format);
  }
  return format;
}

function boundsOf(decimals: Decimals): { least: number; most: number } {
  if (decimals === "shortest") return { least: 0, most: MAX_DECIMALS };
  return typeof decimals === "number" ? { least: decimals, most: decimals } : decimals;
}
