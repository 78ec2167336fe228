import type { Prisma } from "../db/generated/client.ts";
import type { Part } from "./inspectionRights.ts";

/** What a row of TeamMember is read with to be judged as somebody's part. */
export const PART_ROWS = {
  assignments: { select: { areaRecord: { select: { area: true } } } },
  inspection: { select: { status: true, unitId: true } },
} as const satisfies Prisma.TeamMemberInclude;

/** A row of TeamMember as the part that rights are judged by. */
export function partOf({
  personId,
  role,
  unitId,
  inspection,
  assignments,
}: Prisma.TeamMemberGetPayload<{ include: typeof PART_ROWS }>): Part {
  return {
    personId,
    role,
    status: inspection.status,
    unitId: unitId ?? inspection.unitId,
    areas: assignments.map(({ areaRecord }) => areaRecord.area),
  };
}
