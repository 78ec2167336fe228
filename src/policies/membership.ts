import type { Prisma } from "../db/generated/client.ts";
import { rolesWith, statusesOf, type Right } from "./inspectionRights.ts";

// Questions about a row of TeamMember, each asked in one way by everybody: who takes part, and whose role
// gives a right now. What the roles may do and when is in inspectionRights.ts.

/**
 * Who takes part in an inspection: named in lists and papers, told what happens, and reads what the role
 * reads, after the inspection is closed as well. Whoever was removed does not.
 */
export const takesPart = { removedAt: null } as const satisfies Prisma.TeamMemberWhereInput;

/** Who takes part and may do something at all: not while they are suspended. */
export const mayAct = {
  ...takesPart,
  person: { suspendedAt: null },
} as const satisfies Prisma.TeamMemberWhereInput;

/** Who takes part in an inspection in which something may still be done. */
export const takesPartInOpen = {
  ...takesPart,
  inspection: { status: { not: "closed" } },
} as const satisfies Prisma.TeamMemberWhereInput;

/** Whose role gives the right now. */
export function holding(right: Right): {
  removedAt: null;
  person: { suspendedAt: null };
  role: { in: ReturnType<typeof rolesWith> };
  inspection: { status: { in: ReturnType<typeof statusesOf> } };
} {
  return {
    ...mayAct,
    role: { in: rolesWith(right) },
    inspection: { status: { in: statusesOf(right) } },
  };
}

/** `takesPart` as a condition on "TeamMember" under this alias. */
export function takesPartSql(member: string): string {
  return `${member}."removedAt" IS NULL`;
}

/**
 * `holding` as a condition on "TeamMember" and its "Inspection" under these aliases, for who acts: nobody who
 * is suspended gets that far.
 */
export function holdingSql(right: Right, member: string, inspection: string): string {
  return `${takesPartSql(member)} AND ${member}.role IN (${listed(rolesWith(right))})
    AND ${inspection}.status IN (${listed(statusesOf(right))})`;
}

/** Words of the code, none of anybody's. */
function listed(words: readonly string[]): string {
  return words.map((word) => `'${word}'`).join(", ");
}
