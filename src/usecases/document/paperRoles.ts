import type { Role } from "../../domain/inspection/areas.ts";
import type { DocumentKind } from "../../domain/report/reportModel.ts";
import type { Act } from "../../messaging/act.ts";
import { roleHolds } from "../../policies/membership.ts";
import { isOwnReport } from "../../policies/ownPoints.ts";
import { participation } from "../people/participation.ts";
import { hasRight } from "../../policies/inspectionRights.ts";

/**
 * What the acting person is to a paper of an inspection: their roles, without those of a unit when it is
 * the report on remediation and tells of another unit's points as well.
 */
export async function paperRoles(
  act: Act,
  inspectionId: string,
  kind: DocumentKind,
): Promise<readonly Role[]> {
  const { roles } = await participation(act, inspectionId);
  if (kind !== "remediation_report" || act.actor === null || !hasRight("remedy", roles)) return roles;
  const tx = await act.uow.prisma();
  const { unitId, members } = await tx.inspection.findUniqueOrThrow({
    where: { id: inspectionId },
    select: { unitId: true, members: { where: { ...roleHolds, personId: act.actor.id } } },
  });
  const points = await tx.remediation.findMany({
    where: { finding: { inspectionId } },
    select: { unitId: true, assigneeId: true },
  });
  const strangers = members.filter(
    (member) => hasRight("remedy", [member.role]) && !isOwnReport(member, unitId, points),
  );
  return roles.filter((role) => !strangers.some((member) => member.role === role));
}
