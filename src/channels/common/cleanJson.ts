/** Halves of a pair, and NUL: PostgreSQL's jsonb refuses both, and one such update would block all behind it. */
// oxlint-disable-next-line no-control-regex -- NUL is what is meant
const REFUSED = /\u0000|\p{Surrogate}/gu;

/** The same value without what PostgreSQL cannot store in a string; unchanged parts are not copied. */
export function cleanJson(value: unknown): unknown {
  if (typeof value === "string") return cleanText(value);
  if (Array.isArray(value)) {
    const items: unknown[] = value;
    const cleaned = items.map(cleanJson);
    return cleaned.some((item, index) => item !== items[index]) ? cleaned : value;
  }
  if (typeof value !== "object" || value === null) return value;
  const entries: [string, unknown][] = Object.entries(value);
  let changed = false;
  const cleaned = entries.map(([key, item]) => {
    const pair: [string, unknown] = [cleanText(key), cleanJson(item)];
    changed ||= pair[0] !== key || pair[1] !== item;
    return pair;
  });
  return changed ? Object.fromEntries(cleaned) : value;
}

function cleanText(text: string): string {
  return text.isWellFormed() && !text.includes("\u0000") ? text : text.replace(REFUSED, "");
}
