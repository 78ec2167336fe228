import type { Act } from "../../messaging/act.ts";
import { dayOf } from "../../db/days.ts";

export interface InspectionRef {
  id: string;
  code: string;
  unit: string;
  /** yyyy-mm-dd */
  visitDate: string;
  formVersionId: string;
}

export async function findInspection(act: Act, id: string): Promise<InspectionRef | null> {
  const tx = await act.uow.prisma();
  const found = await tx.inspection.findUnique({ where: { id }, include: { unit: true } });
  if (found === null) return null;
  const { code, formVersionId } = found;
  return { id, code, unit: found.unit.name, visitDate: dayOf(found.visitDate), formVersionId };
}
