import { formatNumber } from "../../domain/answer/formatNumber.ts";
import type { Locale } from "../../domain/text.ts";

/** "233 + 35 + 440", with points or commas between the thousands. */
const SUM = /(?<![\d.,])\d[\d.,]*\d?(?: \+ \d[\d.,]*)+(?! ?[\d=])/;
/** A summand without a figure: the question was not asked, or has none. */
const WITHOUT_FIGURE = / \+ [^+(]*\(…\)/g;
const GROUPED = /^\d{1,3}(?:[.,]\d{3})*$|^\d+$/;

/** The text of a form's warning, with what its summands come to, and without those that have no figure. */
export function shownWarning(text: string, locale: Locale): string {
  return text.replace(WITHOUT_FIGURE, "").replace(SUM, (summands) => {
    const figures = summands.split(" + ");
    if (!figures.every((figure) => GROUPED.test(figure))) return summands;
    const sum = figures.reduce((so, figure) => so + Number(figure.replace(/[.,]/g, "")), 0);
    return `${summands} = ${formatNumber(sum, locale)},`;
  });
}
