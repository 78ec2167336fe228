import type { RestoreReport } from "../backup/restoreDatabase.ts";

/** What a restore found, for people. */
export function restoreLines({
  createdAt,
  schema,
  server,
  tables,
  jobs,
  skippedJobs,
  audit,
}: RestoreReport): string[] {
  const rows = Object.values(tables).reduce((sum, count) => sum + count, 0);
  return [
    `  state of ${createdAt}, schema ${schema}, from PostgreSQL ${server}`,
    `  ${rows} rows in ${Object.keys(tables).length} tables, all references whole`,
    `  ${jobs} open jobs${skippedJobs === 0 ? "" : `, ${skippedJobs} of a kind this release does not know left out`}`,
    audit === null
      ? "  audit log not verified"
      : audit.ok
        ? `  audit log sound: ${audit.chains.reduce((sum, chain) => sum + chain.rows, 0)} entries`
        : `  audit log BROKEN: ${audit.chains.flatMap(({ chain, fault }) => (fault === null ? [] : [`${chain} at ${fault.seq}`])).join(", ")}`,
  ];
}
