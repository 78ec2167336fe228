import { existsSync } from "node:fs";
import { chmod } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Command } from "commander";
import { readBackupFile } from "../backup/backupFile.ts";
import { readKeyFile } from "../backup/BackupKey.ts";
import { restoreDatabase, type RestoreReport } from "../backup/restoreDatabase.ts";
import { withEmbeddedDatabase } from "../backup/withEmbeddedDatabase.ts";
import { withScratchDatabase } from "../backup/withScratchDatabase.ts";
import { readConfig, type Config } from "../config.ts";
import { AUDIT_KEY_FILE, presentAuditKey } from "../db/audit/auditKey.ts";
import { boundFingerprint, keyMissing } from "../db/audit/boundAuditKey.ts";
import { keyFingerprint } from "../db/audit/keyFingerprint.ts";
import { openDatabase } from "../db/database.ts";
import type { Logger } from "../observe/logger.ts";
import { JSON_OPTION, type JsonOption } from "./jsonOption.ts";
import { operatorConfig, type Environment, type OpenDatabase } from "./operator.ts";
import { operatorName } from "./operatorName.ts";
import { readAuditKeyFile } from "./readAuditKeyFile.ts";
import { recordInAudit } from "./recordInAudit.ts";
import { respond, type Outcome } from "./respond.ts";
import { restoreLines } from "./restoreLines.ts";
import { writeWhole } from "./writeWhole.ts";

interface Options extends JsonOption {
  dataDir?: string;
  databaseUrl?: string;
  check?: boolean;
  keyFile?: string;
  auditKeyFile?: string;
  acceptBrokenAudit?: boolean;
}

type Target =
  | { kind: "check" }
  | { kind: "embedded"; dataDir: string }
  | { kind: "external"; databaseUrl: string };

/** `restore FILE --data-dir DIR | --database-url URL | --check` */
export function registerRestoreCommand(program: Command, environment: Environment): void {
  program
    .command("restore")
    .argument("<file>", "backup to restore")
    .description("fill an empty database from a backup, and check all of it before it counts")
    .option("--data-dir <dir>", "into the embedded database of this folder, which is made when missing")
    .option("--database-url <url>", "into this empty PostgreSQL database")
    .option("--check", "into a database that is thrown away: only tells whether the backup is good")
    .option("--key-file <file>", "key the backup was encrypted with")
    .option(
      "--audit-key-file <file>",
      "audit.key of the service the backup is from; otherwise AUDIT_KEY, or audit.key in the data folder",
    )
    .option("--accept-broken-audit", "also when the audit log is broken, or its key is lost")
    .option(...JSON_OPTION)
    .action((file: string, options: Options, command: Command) => {
      const target = targetOf(options);
      if (target === null) command.error("error: give exactly one of --data-dir, --database-url and --check");
      return respond(options, () => restore(environment, file, target, options));
    });
}

function targetOf({ dataDir, databaseUrl, check }: Options): Target | null {
  const targets: Target[] = [];
  if (check === true) targets.push({ kind: "check" });
  if (dataDir !== undefined) targets.push({ kind: "embedded", dataDir: resolve(dataDir) });
  if (databaseUrl !== undefined) targets.push({ kind: "external", databaseUrl });
  const [target] = targets;
  return targets.length === 1 && target !== undefined ? target : null;
}

async function restore(
  environment: Environment,
  file: string,
  target: Target,
  options: Options,
): Promise<Outcome> {
  const { config, log } = operatorConfig(environment);
  const name = operatorName(environment);
  const key = options.keyFile === undefined ? null : await readKeyFile(options.keyFile);
  const auditKey = await auditKeyFor(config, target, options);
  const fill = async (connectionString: string): Promise<RestoreReport> => {
    const report = await restoreDatabase(connectionString, readBackupFile(file, key), {
      auditKey,
      acceptBrokenAudit: options.acceptBrokenAudit === true,
      mustBeSafe: target.kind === "external",
      log,
    });
    if (auditKey !== null) await record(connectionString, { config, log, name }, auditKey, report);
    return report;
  };
  const report = await into(target, log, fill);
  if (target.kind === "embedded" && auditKey !== null) await keepAuditKey(config, target.dataDir, auditKey);
  const { kind } = target;
  return {
    data: { file, target: kind, ...report },
    text: [`${file}: ${kind === "check" ? "the backup is good" : "restored"}`, ...restoreLines(report)].join(
      "\n",
    ),
  };
}

function into<T>(target: Target, log: Logger, fill: (connectionString: string) => Promise<T>): Promise<T> {
  switch (target.kind) {
    case "check":
      return withScratchDatabase(log, fill);
    case "embedded":
      return withEmbeddedDatabase(target.dataDir, log, fill);
    case "external":
      // The same words for a bad address as the service has.
      readConfig({ DATABASE_URL: target.databaseUrl });
      return fill(target.databaseUrl);
    default:
      return target satisfies never;
  }
}

async function auditKeyFor(config: Config, target: Target, options: Options): Promise<string | null> {
  const key = await givenAuditKey(config, target, options);
  if (key !== null || options.acceptBrokenAudit === true) return key;
  throw keyMissing(config);
}

async function givenAuditKey(config: Config, target: Target, options: Options): Promise<string | null> {
  if (options.auditKeyFile !== undefined) return readAuditKeyFile(options.auditKeyFile);
  const own = target.kind === "embedded" ? presentAuditKey({ ...config, dataDir: target.dataDir }) : null;
  return own ?? presentAuditKey(config);
}

async function record(
  connectionString: string,
  operator: Pick<OpenDatabase, "config" | "log" | "name">,
  auditKey: string,
  report: RestoreReport,
): Promise<void> {
  const { createdAt, schema } = report;
  const db = openDatabase({ connectionString });
  try {
    // A log that was taken as it is, with a key that is not its own, gets no row of a second key.
    const bound = await boundFingerprint(db.pool);
    if (bound !== null && bound !== keyFingerprint(auditKey)) return;
    await recordInAudit({ ...operator, db }, auditKey, {
      action: "backup.restored",
      data: { createdAt, schema },
    });
  } finally {
    await db.close();
  }
}

/** The service that will run on the folder must go on with the same key. */
async function keepAuditKey(config: Config, dataDir: string, auditKey: string): Promise<void> {
  const file = join(dataDir, AUDIT_KEY_FILE);
  if (config.auditKey !== undefined || existsSync(file)) return;
  await writeWhole(file, `${auditKey}\n`);
  await chmod(file, 0o600);
}
