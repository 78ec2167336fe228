/**
 * Work the tester may still do, counted, not timed: the same form always gets the same verdict. A play
 * opens one session (some 20 µs to 200 µs), a case judges the form abstractly once.
 */
export type Budget = { plays: number; cases: number };

/** For one question of the tester; what is not used is not carried over. */
export const GOAL_BUDGET: Readonly<Budget> = { plays: 600, cases: 1_500 };
/** For a whole form: keeps a 500-question form, even one made to be hard, within 10 s. */
export const FORM_BUDGET: Readonly<Budget> = { plays: 40_000, cases: 60_000 };

/** Takes the budget of one goal out of that of the form. */
export function goalBudget(form: Budget): Budget {
  return { plays: Math.min(GOAL_BUDGET.plays, form.plays), cases: Math.min(GOAL_BUDGET.cases, form.cases) };
}

/** Charges what a goal has used. */
export function charge(form: Budget, given: Budget, left: Budget): void {
  form.plays -= given.plays - Math.max(0, left.plays);
  form.cases -= given.cases - Math.max(0, left.cases);
}
