import type { DocumentKind } from "../../domain/report/reportModel.ts";
import type { Act } from "../../messaging/act.ts";
import { isOwnReport } from "../../policies/isOwnReport.ts";
import { participation } from "../people/participation.ts";
import { hasRight, type Part } from "../../policies/inspectionRights.ts";

/**
 * What the acting person is to a paper of an inspection: their roles, without those of a unit when it is
 * the report on remediation and tells of another unit's points as well.
 */
export async function paperRoles(
  act: Act,
  inspectionId: string,
  kind: DocumentKind,
): Promise<readonly Part[]> {
  const { roles } = await participation(act, inspectionId);
  if (kind !== "remediation_report" || act.actor === null || !hasRight("remedy", roles)) return roles;
  const tx = await act.uow.prisma();
  const points = await tx.remediation.findMany({
    where: { finding: { inspectionId } },
    select: { unitId: true },
  });
  return roles.filter((part) => !hasRight("remedy", [part]) || isOwnReport(part, points));
}
