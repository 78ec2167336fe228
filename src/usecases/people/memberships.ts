import type { Role } from "../../domain/inspection/areas.ts";
import { dayOf } from "../../db/days.ts";
import type { Act } from "../../messaging/act.ts";

/** A person's part in one inspection. */
export interface Membership {
  role: Role;
  inspection: {
    id: string;
    code: string;
    unit: string;
    visitDate: string;
    formVersionId: string;
    status: string;
  };
  areas: { recordId: number; area: string; status: string }[];
}

/** Everything the acting person takes part in, newest visit first; closed inspections left out. */
export async function memberships(act: Act): Promise<Membership[]> {
  if (act.actor === null) return [];
  const tx = await act.uow.prisma();
  const members = await tx.teamMember.findMany({
    where: { personId: act.actor.id, removedAt: null, inspection: { status: { not: "closed" } } },
    include: {
      inspection: { include: { unit: true } },
      assignments: { include: { areaRecord: true } },
    },
    orderBy: [{ inspection: { visitDate: "desc" } }, { ordinal: "asc" }],
  });
  return members.map((member) => ({
    role: member.role,
    inspection: {
      id: member.inspection.id,
      code: member.inspection.code,
      unit: member.inspection.unit.name,
      visitDate: dayOf(member.inspection.visitDate),
      formVersionId: member.inspection.formVersionId,
      status: member.inspection.status,
    },
    areas: member.assignments
      .map(({ areaRecord }) => ({ ...areaRecord, recordId: areaRecord.id }))
      .sort((a, b) => a.ordinal - b.ordinal)
      .map(({ recordId, area, status }) => ({ recordId, area, status })),
  }));
}
