import type { Act } from "../../messaging/act.ts";

/** The act is of the operator's tool or of the service itself, not of somebody who writes to it. */
export function isOperator(act: Act): boolean {
  return act.actor === null && act.channel === "system";
}
