import type { Handling } from "../../messaging/dispatcher.ts";
import { handling } from "../handling.ts";

const notices = new WeakMap<Handling, string[]>();
const taken = new WeakMap<Handling, string[]>();

/**
 * What is to stand above the next question of this same update ("✓ Đã lưu: 710 hồ sơ"). One message
 * instead of two: half the traffic on a weak network, and within the limits of the channels.
 */
export function leaveNotice(...lines: string[]): void {
  const current = handling();
  notices.set(current, [...(notices.get(current) ?? []), ...lines]);
}

/** Takes the lines left so far; a second call gives none. */
export function takeNotice(): string[] {
  const current = handling();
  const lines = notices.get(current) ?? [];
  notices.delete(current);
  taken.set(current, lines);
  return lines;
}

/** Length of what stands above the question in a message of this update: its notice and the empty line after it. */
export function noticeLength(text: string): number {
  const notice = (taken.get(handling()) ?? []).map((line) => `${line}\n`).join("");
  if (notice === "" || !text.startsWith(notice)) return 0;
  const rest = text.slice(notice.length);
  return notice.length + rest.length - rest.trimStart().length;
}
