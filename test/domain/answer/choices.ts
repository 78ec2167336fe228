import type { Choice } from "../../../src/domain/answer/notation.ts";

/** Choices from name → [Vietnamese, English]. */
export function choices(labels: Readonly<Record<string, readonly [string, string]>>): Choice[] {
  return Object.entries(labels).map(([name, [vi, en]]) => ({ name, label: { vi, en } }));
}
