import type { Command } from "commander";
import { auditKey } from "../db/audit/auditKey.ts";
import { boundFingerprint } from "../db/audit/boundAuditKey.ts";
import { keyFingerprint, REKEYED } from "../db/audit/keyFingerprint.ts";
import { verifyAudit } from "../db/audit/verifyAudit.ts";
import type { Database } from "../db/database.ts";
import { JSON_OPTION, type JsonOption } from "./jsonOption.ts";
import { operatorAct, operatorServices, withDatabase, type Environment } from "./operator.ts";
import { readAuditKeyFile } from "./readAuditKeyFile.ts";
import { Refusal } from "./Refusal.ts";
import { respond, type Outcome } from "./respond.ts";

interface Options extends JsonOption {
  oldKeyFile?: string;
  lost?: boolean;
}

/** `audit rekey --old-key-file FILE | --lost` */
export function registerRekeyCommand(audit: Command, environment: Environment): void {
  audit
    .command("rekey")
    .description(
      "go over to the key in AUDIT_KEY or DATA_DIR/audit.key (made when there is none), with the service stopped; " +
        "every chain gets an entry that says so",
    )
    .option("--old-key-file <file>", "the key so far: the whole log is verified with it first")
    .option("--lost", "the key so far is lost: what it wrote can no longer be proved, only its order")
    .option(...JSON_OPTION)
    .action((options: Options, command: Command) => {
      if ((options.oldKeyFile === undefined) === (options.lost !== true)) {
        command.error("error: give exactly one of --old-key-file and --lost");
      }
      return respond(options, () => rekey(environment, options));
    });
}

async function rekey(environment: Environment, { oldKeyFile }: Options): Promise<Outcome> {
  const old = oldKeyFile === undefined ? null : await readAuditKeyFile(oldKeyFile);
  return withDatabase(environment, async (open) => {
    const { config, db } = open;
    await refuseWhileUsed(db);
    const bound = await boundFingerprint(db.pool);
    if (old !== null) await refuseUnlessWhole(db, old, bound);
    const key = auditKey(config.auditKey, config.dataDir);
    const to = keyFingerprint(key);
    const from = bound ?? (old === null ? "" : keyFingerprint(old));
    if (to === from) {
      throw new Refusal(
        "same_key",
        "The key in AUDIT_KEY or DATA_DIR/audit.key is the one the log is written with: put the new one there first.",
      );
    }
    const chains = await operatorAct(operatorServices(open, key), async (act) => {
      const { rows } = await act.uow.sql.query<{ chain: string }>(
        'SELECT chain FROM "AuditHead" ORDER BY chain',
      );
      for (const { chain } of rows) {
        act.audit({ chain, object: "audit", action: REKEYED, data: { from, to, proved: old !== null } });
      }
      await act.uow.sql.query(
        `INSERT INTO "AuditKey" (no, fingerprint) SELECT coalesce(max(no), 0) + 1, $1 FROM "AuditKey"`,
        [to],
      );
      return rows.length;
    });
    return {
      data: { chains, from, to, proved: old !== null },
      text: [
        `The audit log goes on with the new key from here: an entry in each of ${chains} chains says so.`,
        old === null
          ? "What was written before can no longer be proved, only its order."
          : 'Keep the old key: "audit verify --old-key-file FILE" proves with it what was written before.',
      ].join("\n"),
    };
  });
}

/** A service that runs would go on with the old key. Ours is the only connection at this moment. */
async function refuseWhileUsed(db: Database): Promise<void> {
  const { rows } = await db.pool.query<{ others: number }>(
    `SELECT count(*)::int AS others FROM pg_stat_activity
      WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()`,
  );
  if (rows[0]?.others === 0) return;
  throw new Refusal(
    "database_in_use",
    "Others are connected to this database. Stop the service and every worker first, then change the key.",
  );
}

async function refuseUnlessWhole(db: Database, old: string, bound: string | null): Promise<void> {
  if (bound !== null && bound !== keyFingerprint(old)) {
    throw new Refusal(
      "audit_key_wrong",
      "The key in --old-key-file is not the one this log is written with.",
    );
  }
  const { ok, chains } = await verifyAudit(db.pool, old, new Map());
  if (ok) return;
  const broken = chains.flatMap(({ chain, fault }) =>
    fault === null ? [] : [`${chain} (entry ${fault.seq})`],
  );
  throw new Refusal(
    "audit_broken",
    `The audit log is not whole: ${broken.join(", ")}. A new key would cover that up; find out first what happened.`,
  );
}
