import type { Act } from "../../messaging/act.ts";
import type { OpenArea } from "./openArea.ts";
import { areaToSteer, type SteerRefusal } from "./areaToSteer.ts";

/** The lead approves a submitted area: nothing in it changes any more without reopening it. */
export async function approveArea(
  act: Act,
  recordId: number,
): Promise<{ ok: true; area: OpenArea } | SteerRefusal> {
  const steered = await areaToSteer(act, recordId, "steerAreas", ["submitted"]);
  if (!steered.ok) return steered;
  const { area } = steered;
  const tx = await act.uow.prisma();
  const { count } = await tx.areaRecord.updateMany({
    where: { id: recordId, version: area.version, status: "submitted" },
    data: {
      status: "approved",
      cursor: null,
      version: { increment: 1 },
      approvedAt: act.now,
      approvedById: act.actor?.id ?? null,
      returnReason: null,
    },
  });
  if (count !== 1) throw act.overtaken(`area ${recordId} changed`);
  act.audit({
    chain: area.inspection.code,
    action: "area.approved",
    object: `area:${area.area}`,
    data: { version: area.version + 1 },
  });
  return { ok: true, area };
}
