import type { Act } from "../../messaging/act.ts";
import type { RemediationView } from "./remediationView.ts";
import { takesPart } from "../../policies/membership.ts";

/** The people of the unit who could be in charge of a remediation, the present one left out. */
export async function unitCandidates(
  act: Act,
  view: RemediationView,
): Promise<{ personId: string; name: string }[]> {
  const tx = await act.uow.prisma();
  const members = await tx.teamMember.findMany({
    where: {
      inspectionId: view.inspectionId,
      ...takesPart,
      role: { in: ["unit_head", "unit_contact", "assignee"] },
    },
    include: { person: { select: { fullName: true } } },
    orderBy: { ordinal: "asc" },
  });
  const own = members.filter(
    ({ personId, unitId }) =>
      personId !== view.assigneeId && (unitId ?? view.inspectedUnitId) === view.unitId,
  );
  return [
    ...new Map(own.map(({ personId, person }) => [personId, { personId, name: person.fullName }])).values(),
  ];
}
