import { ROLES } from "../../domain/inspection/areas.ts";
import type { InspectionRef } from "../inspection/inspectionRef.ts";
import type { Act } from "../../messaging/act.ts";
import { hasRight, type Part, type Right } from "../../policies/inspectionRights.ts";
import { mayAct } from "../../policies/membership.ts";
import { PART_ROWS, partOf } from "../../policies/partOf.ts";
import { refuse } from "../../policies/refuse.ts";

/** What the acting person is in an inspection, read now: a role taken away no longer counts. */
export interface Participation {
  roles: readonly Part[];
  /** Areas assigned to the person. */
  areas: readonly string[];
}

export async function participation(act: Act, inspectionId: string): Promise<Participation> {
  if (act.actor === null) return { roles: [], areas: [] };
  const tx = await act.uow.prisma();
  const members = await tx.teamMember.findMany({
    where: { ...mayAct, inspectionId, personId: act.actor.id },
    include: PART_ROWS,
  });
  const roles = members.map(partOf).sort((one, other) => ROLES.indexOf(one.role) - ROLES.indexOf(other.role));
  return { roles, areas: roles.flatMap(({ areas }) => areas) };
}

/** Whether the acting person has the right now; a refusal is written to the audit log. */
export async function allowed(act: Act, right: Right, inspection: InspectionRef): Promise<boolean> {
  const { roles } = await participation(act, inspection.id);
  if (hasRight(right, roles)) return true;
  return refuse(act, {
    chain: inspection.code,
    object: `inspection:${inspection.code}`,
    data: { right },
  }).ok;
}
