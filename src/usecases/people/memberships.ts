import type { Role } from "../../domain/inspection/areas.ts";
import type { InspectionStatus } from "../../domain/inspection/stage.ts";
import { dayOf } from "../../db/days.ts";
import type { Act } from "../../messaging/act.ts";
import { givesRight, hasRight, type HeldRole } from "../../policies/inspectionRights.ts";
import { takesPartInOpen } from "../../policies/membership.ts";

/** A person's part in one inspection. */
export interface Membership extends HeldRole {
  inspection: {
    id: string;
    code: string;
    unit: string;
    visitDate: string;
    /** It verifies what another one has found. */
    isReinspection: boolean;
    formVersionId: string;
    /** The notice of conclusion is out. */
    concluded: boolean;
  };
  areas: { recordId: number; area: string; status: string }[];
  /** Areas about which the person may report for the unit before the visit. */
  reports: { recordId: number; area: string; status: string }[];
}

/** Everything a person, else the acting one, takes part in, newest visit first; closed inspections left out. */
export async function memberships(
  act: Act,
  person: { id: string } | null = act.actor,
): Promise<Membership[]> {
  if (person === null) return [];
  const tx = await act.uow.prisma();
  const members = await tx.teamMember.findMany({
    where: { ...takesPartInOpen, personId: person.id },
    include: {
      inspection: {
        include: { unit: true, areas: { include: { selfReport: true }, orderBy: { ordinal: "asc" } } },
      },
      assignments: { include: { areaRecord: true } },
    },
    orderBy: [{ inspection: { visitDate: "desc" } }, { ordinal: "asc" }],
  });
  return members.map((member) => ({
    role: member.role,
    status: member.inspection.status,
    inspection: {
      id: member.inspection.id,
      code: member.inspection.code,
      unit: member.inspection.unit.name,
      visitDate: dayOf(member.inspection.visitDate),
      isReinspection: member.inspection.type === "phuc_tra",
      formVersionId: member.inspection.formVersionId,
      concluded: member.inspection.concludedOn !== null,
    },
    reports: reportsOf(act, member),
    areas: (givesRight(member.role, "reportOnUnit") ? [] : member.assignments)
      .map(({ areaRecord }) => ({ ...areaRecord, recordId: areaRecord.id }))
      .sort((a, b) => a.ordinal - b.ordinal)
      .map(({ recordId, area, status }) => ({ recordId, area, status })),
  }));
}

interface Member {
  role: Role;
  assignments: readonly { areaRecordId: number }[];
  inspection: {
    type: string;
    status: InspectionStatus;
    visitDate: Date;
    areas: readonly { id: number; area: string; selfReport: { status: string } | null }[];
  };
}

/**
 * The unit's own report covers all areas, or those the person is given; up to the day of the visit, and
 * never for a visit that is not announced.
 */
function reportsOf(act: Act, { role, assignments, inspection }: Member): Membership["reports"] {
  const isOver = act.today > dayOf(inspection.visitDate) || inspection.type === "dot_xuat";
  if (isOver || !hasRight("reportOnUnit", [{ role, status: inspection.status }])) return [];
  const given = new Set(assignments.map(({ areaRecordId }) => areaRecordId));
  return inspection.areas
    .filter(({ id }) => given.size === 0 || given.has(id))
    .map(({ id, area, selfReport }) => ({ recordId: id, area, status: selfReport?.status ?? "draft" }));
}
