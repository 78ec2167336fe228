import type { Handling } from "./handling.ts";

/**
 * What is to stand above the next question of this same update ("✓ Đã lưu: 710 hồ sơ"). One message
 * instead of two: half the traffic on a weak network, and within the limits of the channels.
 */
export function leaveNotice(handling: Handling, ...lines: string[]): void {
  handling.notices.push(...lines);
}

/** Takes the lines left so far; a second call gives none. */
export function takeNotice(handling: Handling): string[] {
  const lines = handling.notices;
  handling.notices = [];
  handling.above = lines;
  return lines;
}

/** Length of what stands above the question in a message of this update: its notice and the empty line after it. */
export function noticeLength({ above }: Handling, text: string): number {
  const notice = above.map((line) => `${line}\n`).join("");
  if (notice === "" || !text.startsWith(notice)) return 0;
  const rest = text.slice(notice.length);
  return notice.length + rest.length - rest.trimStart().length;
}
