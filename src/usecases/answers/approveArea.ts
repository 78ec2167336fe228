import type { Act } from "../../messaging/act.ts";
import type { OpenArea } from "./openArea.ts";
import { areaToSteer, type SteerRefusal } from "./steerArea.ts";

/** The lead approves a submitted area: nothing in it changes any more without reopening it. */
export async function approveArea(
  act: Act,
  recordId: number,
): Promise<{ ok: true; area: OpenArea } | SteerRefusal> {
  const steered = await areaToSteer(act, recordId, "steerAreas", ["submitted"]);
  if (!steered.ok) return steered;
  const { area } = steered;
  const { rowCount } = await act.uow.sql.query({
    text: `UPDATE "AreaRecord" SET status = 'approved', cursor = NULL, version = version + 1,
                  "approvedAt" = $3, "approvedById" = $4, "returnReason" = NULL
            WHERE id = $1 AND version = $2 AND status = 'submitted'`,
    values: [recordId, area.version, act.now, act.actor?.id],
  });
  if (rowCount !== 1) throw act.overtaken(`area ${recordId} changed`);
  act.audit({
    chain: area.inspection.code,
    action: "area.approved",
    object: `area:${area.area}`,
    data: { version: area.version + 1 },
  });
  return { ok: true, area };
}
