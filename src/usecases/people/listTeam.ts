import type { Role } from "../../domain/inspection/areas.ts";
import type { Act } from "../../messaging/act.ts";
import { takesPart } from "../../policies/membership.ts";

/** One role of a person in an inspection. */
export interface Participant {
  memberId: string;
  personId: string;
  person: string;
  role: Role;
  /** In the order of the inspection's areas. */
  areas: string[];
}

/** Who takes part in an inspection, the people of the unit included, in the order of the team. */
export async function listTeam(act: Act, inspectionId: string): Promise<Participant[]> {
  const tx = await act.uow.prisma();
  const members = await tx.teamMember.findMany({
    where: { inspectionId, ...takesPart },
    orderBy: { ordinal: "asc" },
    include: { person: true, assignments: { include: { areaRecord: true } } },
  });
  return members.map(({ id, role, person, assignments }) => ({
    memberId: id,
    personId: person.id,
    person: person.fullName,
    role,
    areas: assignments
      .map(({ areaRecord }) => areaRecord)
      .sort((one, other) => one.ordinal - other.ordinal)
      .map(({ area }) => area),
  }));
}
