import { z } from "zod";
import type { FormSession } from "../../domain/form/session/FormSession.ts";

/**
 * Entries of the repeats of an area by the path of the repeat: how many there are, and whether the
 * person has said that there are no more. What an entry holds is in the answers.
 */
export const repeatsSchema = z.record(
  z.string(),
  z.object({ count: z.int().nonnegative(), closed: z.boolean() }),
);
export type RepeatsState = z.infer<typeof repeatsSchema>;

/**
 * Brings a session to the entries that are stored: one without any answer yet exists nowhere else, nor
 * does the word that there are no more.
 */
export function openEntries(session: FormSession, repeats: RepeatsState): void {
  // Outer repeats first: the entries of an inner one stand inside theirs.
  const paths = Object.keys(repeats).sort((a, b) => a.length - b.length);
  for (const path of paths) {
    const { count = 0, closed = false } = repeats[path] ?? {};
    if (session.hasRepeat(path)) session.restoreInstances(path, count, closed);
  }
}
