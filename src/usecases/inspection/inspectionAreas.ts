import type { Act } from "../../messaging/act.ts";

/** Areas of an inspection in their order. */
export async function inspectionAreas(act: Act, inspectionId: string): Promise<string[]> {
  const tx = await act.uow.prisma();
  const records = await tx.areaRecord.findMany({ where: { inspectionId }, orderBy: { ordinal: "asc" } });
  return records.map((record) => record.area);
}
