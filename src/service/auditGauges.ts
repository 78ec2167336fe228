import type { Queryable } from "../db/hot/trip.ts";
import type { OwnGauge } from "../observe/metrics.ts";
import { auditState } from "../usecases/audit/auditState.ts";

/** For alarms: what is broken, and when the log was last looked at. */
export function auditGauges(sql: Queryable): OwnGauge[] {
  return [
    {
      name: "kiemtra_audit_broken_chains",
      help: "Chains of the audit log that are not whole, or whose records are not as they tell",
      value: async () => (await auditState(sql)).broken.length,
    },
    {
      name: "kiemtra_audit_verified_timestamp_seconds",
      help: "Day of the last verification of the audit log; 0 before the first",
      async value() {
        const { verifiedOn } = await auditState(sql);
        return verifiedOn === null ? 0 : Date.parse(verifiedOn) / 1_000;
      },
    },
  ];
}
