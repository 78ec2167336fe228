import type { Act } from "../../messaging/act.ts";
import { hasRight, type Right } from "../../policies/inspectionRights.ts";
import { participation } from "../people/participation.ts";
import { openArea, type OpenArea } from "./openArea.ts";
import { refuse } from "../../policies/refuse.ts";

export type SteerRefusal = { ok: false; reason: "not_allowed" | "not_possible_now" | "concluded" };

/**
 * The area as the acting person may steer it: send back, approve, reopen, hand over. A refusal for lack of
 * the right is written to the audit log.
 */
export async function areaToSteer(
  act: Act,
  recordId: number,
  right: Right,
  statuses: readonly OpenArea["status"][],
): Promise<{ ok: true; area: OpenArea } | SteerRefusal> {
  const area = await openArea(act, recordId, "on_site");
  if (area === null) return { ok: false, reason: "not_allowed" };
  const { roles } = await participation(act, area.inspection.id);
  // After the conclusion work changes hands still, but nothing is asked anew: whoever takes part is told so.
  if (right === "steerAreas" && roles.length > 0 && area.concludedOn !== null)
    return { ok: false, reason: "concluded" };
  if (!hasRight(right, roles)) {
    return refuse(act, { chain: area.inspection.code, object: `area:${area.area}`, data: { right } });
  }
  return statuses.includes(area.status) ? { ok: true, area } : { ok: false, reason: "not_possible_now" };
}
