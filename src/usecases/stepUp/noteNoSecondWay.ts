import type { Act } from "../../messaging/act.ts";

const TOLD = "step_up.told";
/** Who goes on without a second way is told how to get one, and not again with everything they do. */
const TOLD_AGAIN_AFTER_MS = 7 * 24 * 60 * 60 * 1_000;

/** Whether to tell the acting person now how they get a second way; written down when they are. */
export async function noteNoSecondWay(act: Act): Promise<boolean> {
  const object = `person:${act.actor?.id ?? ""}`;
  const since = new Date(act.now.getTime() - TOLD_AGAIN_AFTER_MS);
  const tx = await act.uow.prisma();
  if ((await tx.auditEvent.count({ where: { action: TOLD, object, at: { gt: since } } })) > 0) return false;
  act.audit({ chain: "system", action: TOLD, object, data: {} });
  return true;
}
