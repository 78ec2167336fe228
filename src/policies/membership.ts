import type { Prisma } from "../db/generated/client.ts";

// Two questions about a row of TeamMember, each asked in one way by everybody: who takes part, and whose
// role holds. What the role may do then is in inspectionRights.ts.

/**
 * Who takes part in an inspection: named in lists and papers, told what happens, and reads what the role
 * reads, after the inspection is closed as well. Whoever was removed does not.
 */
export const takesPart = { removedAt: null } as const satisfies Prisma.TeamMemberWhereInput;

/** Whose role gives rights to act: who takes part in an inspection that is not closed. */
export const roleHolds = {
  ...takesPart,
  inspection: { status: { not: "closed" } },
} as const satisfies Prisma.TeamMemberWhereInput;

/** `takesPart` as a condition on "TeamMember" under this alias. */
export function takesPartSql(member: string): string {
  return `${member}."removedAt" IS NULL`;
}

/** `roleHolds` as a condition on "TeamMember" and its "Inspection" under these aliases. */
export function roleHoldsSql(member: string, inspection: string): string {
  return `${takesPartSql(member)} AND ${inspection}.status <> 'closed'`;
}
