import { z } from "zod";
import { duePlan } from "./dueDate.ts";
import { ladderSchema } from "./ladder.ts";

/** What an organization decides about its deadlines; what is left out is as usual. */
export const deadlineRules = z.strictObject({
  /** How long units have to remedy. */
  periods: duePlan.optional(),
  /** When people are reminded. */
  reminders: ladderSchema.optional(),
});
export type DeadlineRules = z.infer<typeof deadlineRules>;
