import type { Act } from "../../messaging/act.ts";

/** The notice of conclusion is out: what it rests on stays. Asked under the lock of the inspection. */
export async function isConcluded(act: Act, inspectionId: string): Promise<boolean> {
  const tx = await act.uow.prisma();
  return (await tx.inspection.count({ where: { id: inspectionId, concludedOn: { not: null } } })) > 0;
}
