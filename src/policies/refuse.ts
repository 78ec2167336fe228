import type { Act } from "../messaging/act.ts";

/** What a use case gives back to somebody who may not do what they asked for. */
export interface NotAllowed {
  ok: false;
  reason: "not_allowed";
}

/**
 * Refuses an act for want of a right: writes it to the audit log and counts it for /metrics. The one
 * place that does; nothing that somebody was refused is left out of the log.
 * @param asked.chain code of the inspection, or "system"
 * @param asked.object what they wanted to reach: "inspection:RIGHTS"
 * @param asked.data the right that was missing, or what was asked for
 */
export function refuse(
  act: Act,
  asked: { chain: string; object: string; data: Readonly<Record<string, unknown>> },
): NotAllowed {
  act.audit({ ...asked, action: "access.refused" });
  act.refused("not_allowed");
  return { ok: false, reason: "not_allowed" };
}
