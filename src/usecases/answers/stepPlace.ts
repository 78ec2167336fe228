import type { SessionStep } from "../../domain/form/session/areaSteps.ts";

/**
 * Rows of a form at most (readRows.ts: 20 000) and instances of a repeat (Scope.ts: 1 000), as powers of two. With
 * three repeats within each other, as many as a form may have, they fit a safe integer: 15 + 3 × 10 bits.
 */
const ROW_BITS = 15;
const INSTANCE_BITS = 10;

/**
 * A number for a place of the dialogue that stays the same when entries of repeats are added and that a
 * button can carry: its row, and the numbers of the entries it stands in.
 */
export function placeOf({ ordinal, instances }: { ordinal: number; instances: readonly number[] }): number {
  return instances.reduce(
    (place, number, depth) => place + number * 2 ** (ROW_BITS + INSTANCE_BITS * depth),
    ordinal,
  );
}

export function stepPlace(step: SessionStep): number {
  return placeOf(step.kind === "question" ? step.question : step.repeat);
}

/** The question with this place; undefined when its entry is gone. */
export function atPlace<T extends { ordinal: number; instances: readonly number[] }>(
  all: readonly T[],
  place: number,
): T | undefined {
  return all.find((one) => placeOf(one) === place);
}
