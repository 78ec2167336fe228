import type { Act } from "../../messaging/act.ts";
import { hasRight } from "../../policies/inspectionRights.ts";
import { participation } from "../people/participation.ts";

/** Whether the notice of conclusion is still to be sent, and the acting person is one who may send it. */
export async function awaitsConclusion(act: Act, inspectionId: string): Promise<boolean> {
  const { roles } = await participation(act, inspectionId);
  if (!hasRight("concludeInspection", roles)) return false;
  const tx = await act.uow.prisma();
  return (await tx.inspection.count({ where: { id: inspectionId, concludedOn: null } })) > 0;
}
