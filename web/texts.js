// The page's texts come with the page, in the person's language.

/** @type {Record<string, string>} */
const texts = JSON.parse(document.getElementById("texts")?.textContent ?? "{}");
const locale = document.documentElement.lang === "en" ? "en-GB" : "vi-VN";

/**
 * A text of the page; `{name}` in it is replaced by `values.name`.
 * @param {string} id without "web-"
 * @param {Record<string, string>} [values]
 */
export function text(id, values = {}) {
  const found = texts[`web-${id}`] ?? id;
  return found.replace(/\{([a-z]+)\}/g, (whole, name) => values[name] ?? whole);
}

const clockTime = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const calendarDay = new Intl.DateTimeFormat(locale, { day: "2-digit", month: "2-digit", year: "numeric" });
const decimal = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });

/** "08:30" @param {Date} date */
export function timeOf(date) {
  return clockTime.format(date);
}

/** "Hôm nay", "Hôm qua" or "17/09/2020" @param {Date} date */
export function dayOf(date) {
  const day = calendarDay.format(date);
  const now = new Date();
  if (day === calendarDay.format(now)) return text("today");
  now.setDate(now.getDate() - 1);
  return day === calendarDay.format(now) ? text("yesterday") : day;
}

/** "120 kB", "1,2 MB" @param {number} bytes */
export function sizeOf(bytes) {
  return bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1000))} kB`
    : `${decimal.format(bytes / 1_000_000)} MB`;
}
