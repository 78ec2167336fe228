import { inspectionDetails } from "../../domain/inspection/inspectionSpec.ts";
import { NO_MINUTES, type MinutesRecord } from "../../domain/inspection/minutesRecord.ts";
import type { Act } from "../../messaging/act.ts";
import type { InspectionRef } from "../inspection/inspectionRef.ts";
import { lockInspection } from "../inspection/lockInspection.ts";
import { allowed } from "../people/participation.ts";

/** What has been told for the minutes so far. */
export async function readMinutes(act: Act, inspectionId: string): Promise<MinutesRecord> {
  const tx = await act.uow.prisma();
  const { details } = await tx.inspection.findUniqueOrThrow({
    where: { id: inspectionId },
    select: { details: true },
  });
  return inspectionDetails.parse(details).minutes ?? NO_MINUTES;
}

/** Stores what was told of the minutes, the rest as it was. */
export async function saveMinutes(
  act: Act,
  inspection: InspectionRef,
  told: Partial<MinutesRecord>,
): Promise<{ ok: true; minutes: MinutesRecord } | { ok: false; reason: "not_allowed" }> {
  if (!(await allowed(act, "summarise", inspection))) return { ok: false, reason: "not_allowed" };
  // Details are one JSON value: two who write at once would undo each other.
  await lockInspection(act, inspection);
  const minutes = { ...(await readMinutes(act, inspection.id)), ...told };
  await act.uow.sql.query({
    text: `UPDATE "Inspection" SET details = jsonb_set(details::jsonb, '{minutes}', $2::jsonb) WHERE id = $1`,
    values: [inspection.id, JSON.stringify(minutes)],
  });
  act.audit({
    chain: inspection.code,
    action: "minutes.told",
    object: `inspection:${inspection.code}`,
    data: { ...told },
  });
  return { ok: true, minutes };
}
