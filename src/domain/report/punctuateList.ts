const ENDS_WITH_MARK = /[.;:!?…]$/u;
const DASH = /^[-–—]\s*/u;

/**
 * Lists that Nghị định 30/2020/NĐ-CP ends with ";" on every line and "." on the last (căn cứ, Kính
 * gửi, Nơi nhận). A line that already ends with a mark keeps it, except that a ";" on the last line
 * gives way to the ".".
 */
export function punctuateList(lines: readonly string[]): string[] {
  return lines.map((line, index) => {
    const text = line.trim();
    const last = index === lines.length - 1;
    if (last && text.endsWith(";")) return `${text.slice(0, -1)}.`;
    if (ENDS_WITH_MARK.test(text)) return text;
    return `${text}${last ? "." : ";"}`;
  });
}

/** The same list with "- " before every line, once. */
export function dashedList(lines: readonly string[]): string[] {
  return punctuateList(lines.map((line) => line.trim().replace(DASH, ""))).map((line) => `- ${line}`);
}

/** "Nơi nhận" and "Nơi nhận:" both give "Nơi nhận:". */
export function withColon(label: string): string {
  return `${label.trim().replace(/\s*:$/u, "")}:`;
}
