import type { Act } from "../../messaging/act.ts";

/** Areas of an inspection in their order. */
export async function inspectionAreas(act: Act, inspectionId: string): Promise<string[]> {
  const tx = await act.uow.prisma();
  const records = await tx.areaRecord.findMany({ where: { inspectionId }, orderBy: { ordinal: "asc" } });
  return records.map((record) => record.area);
}

/** How far the areas of an inspection are, in the same order. */
export async function areaStatuses(act: Act, inspectionId: string): Promise<AreaStatus[]> {
  const tx = await act.uow.prisma();
  const records = await tx.areaRecord.findMany({ where: { inspectionId }, orderBy: { ordinal: "asc" } });
  return records.map((record) => record.status);
}

type AreaStatus = "draft" | "submitted" | "returned" | "approved";
