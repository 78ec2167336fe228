import type { DeadlineRules } from "../../domain/remediation/deadlineRules.ts";
import type { DuePlan } from "../../domain/remediation/dueDate.ts";
import type { Ladder } from "../../domain/remediation/ladder.ts";
import type { Act } from "../../messaging/act.ts";
import { ladderOf } from "../reminder/ladderOf.ts";
import { duePlanOf } from "./duePlanOf.ts";

/** The rules in force for an organization, the usual ones where it has none of its own. */
export async function deadlinesOf(
  act: Act,
  organizationId: string,
): Promise<{ organization: string; periods: DuePlan; reminders: Ladder }> {
  const tx = await act.uow.prisma();
  const { name, duePlan, reminderLadder } = await tx.organization.findUniqueOrThrow({
    where: { id: organizationId },
    select: { name: true, duePlan: true, reminderLadder: true },
  });
  return {
    organization: name,
    periods: duePlanOf(duePlan, null),
    reminders: ladderOf(reminderLadder, act.timeZone),
  };
}

/**
 * Changes the rules of an organization. Due dates that units have been told stay; what is said from now
 * on follows the new ladder.
 */
export async function changeDeadlines(act: Act, organizationId: string, rules: DeadlineRules): Promise<void> {
  await act.uow.sql.query({
    text: `UPDATE "Organization" SET "duePlan" = $2::jsonb, "reminderLadder" = $3::jsonb WHERE id = $1`,
    values: [
      organizationId,
      rules.periods === undefined ? null : JSON.stringify(rules.periods),
      rules.reminders === undefined ? null : JSON.stringify(rules.reminders),
    ],
  });
  act.audit({
    chain: "system",
    action: "deadlines.changed",
    object: `organization:${organizationId}`,
    data: rules,
  });
}
