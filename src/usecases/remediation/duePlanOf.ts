import { DEFAULT_DUE_PLAN, duePlan, type DuePlan } from "../../domain/remediation/dueDate.ts";
import type { Period } from "../../domain/calendar/deadline.ts";

/** The organization's plan of periods, or the default; with `all` one period for every finding. */
export function duePlanOf(stored: unknown, all: Period | null): DuePlan {
  const plan = stored === null || stored === undefined ? DEFAULT_DUE_PLAN : duePlan.parse(stored);
  return all === null ? plan : { ...plan, all };
}
