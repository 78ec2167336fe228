import { operatorAct, operatorServices, type OpenDatabase } from "./operator.ts";

/** One entry about the database or the log itself in the chain "system", as an act of its own. */
export function recordInAudit(
  open: Pick<OpenDatabase, "config" | "log" | "name" | "db">,
  auditKey: string,
  entry: { action: "backup.made" | "backup.restored" | "audit.verified"; object?: "audit"; data: unknown },
): Promise<void> {
  return operatorAct(operatorServices(open, auditKey), async (act) =>
    act.audit({ chain: "system", object: "database", ...entry }),
  );
}
