import type { Locale } from "../text.ts";
import { isQuantity } from "./areaFigures.ts";
import type { ReportInputFigure } from "./reportInput.ts";
import { lowerFirst } from "../language/sentence.ts";

const LABEL_SEPARATOR = /[,;] /u;

/** A word other than the first that begins with a capital. */
const NAME = /\s\p{Lu}\p{Ll}/u;

/**
 * A figure with its unit as running text has it: "710 hồ sơ", "02 TTHC", "khoảng 90%", and choices
 * in small letters. The zero before 1 to 9 is the habit of Vietnamese documents; tables do not
 * have it.
 */
export function runningFigure(figure: ReportInputFigure, language: Locale): string {
  if (!isQuantity(figure)) return runningChoice(figure);
  return withUnit(language === "vi" ? withZero(figure) : figure.text, figure.unit);
}

/** Percentages and money are printed with their unit already. */
export function withUnit(text: string, unit: string): string {
  return unit === "" || text.endsWith(unit) ? text : `${text} ${unit}`;
}

function withZero(figure: ReportInputFigure): string {
  const { value, text } = figure;
  if (figure.quantity !== "count" || typeof value !== "number") return text;
  if (!Number.isInteger(value) || value < 1 || value > 9) return text;
  const digit = String(value);
  return text === digit || text.endsWith(` ${digit}`) ? `${text.slice(0, -1)}0${digit}` : text;
}

/** A choice is stored by its name and printed by its label; a text is printed as it is. */
function runningChoice({ value, text }: ReportInputFigure): string {
  if (Array.isArray(value)) {
    const labels = text.split(LABEL_SEPARATOR);
    // Labels may hold the separator themselves.
    return labels.length === value.length ? labels.map((label) => smallLabel(label)).join(", ") : text;
  }
  return typeof value === "string" && value !== text ? smallLabel(text) : text;
}

/** A label with capitals further on is a name: "Bộ phận Một cửa hiện đại". */
function smallLabel(label: string): string {
  return NAME.test(label) ? label : lowerFirst(label);
}
