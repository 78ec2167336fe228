/**
 * Work the tester may still do, counted, not timed: the same form always gets the same verdict. A play
 * opens one session (some 20 µs to 200 µs).
 */
export interface Budget {
  plays: number;
}

/** For one question of the tester; what is not used is not carried over. */
export const GOAL_BUDGET: Readonly<Budget> = { plays: 3_000 };
/** For a form of up to this many rows; both forms of the programmes stay below. */
const FULL_BUDGET: Readonly<Budget> = { plays: 60_000 };
const ROWS_OF_FULL_BUDGET = 300;
/** Of larger forms nothing is tried: conditions that hang on each other all the way would take minutes. */
export const MAX_TRIED_ROWS = 1_500;

/**
 * For a whole form. What a play costs grows with the form, so a larger one gets fewer: a form of 500
 * questions made to be hard stays within 10 s.
 */
export function formBudget(rows: number): Budget {
  const share = Math.min(1, ROWS_OF_FULL_BUDGET / Math.max(1, rows));
  return { plays: Math.round(FULL_BUDGET.plays * share) };
}

/** Takes the budget of one goal out of that of the form. */
export function goalBudget(form: Budget): Budget {
  return { plays: Math.min(GOAL_BUDGET.plays, form.plays) };
}

/** Charges what a goal has used. */
export function charge(form: Budget, given: Budget, left: Budget): void {
  form.plays -= given.plays - Math.max(0, left.plays);
}
