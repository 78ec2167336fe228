import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Command } from "commander";
import { backupName, KEPT, outdatedBackups } from "../backup/backupName.ts";
import { keyForRecipients, readKeyFile, type BackupKey } from "../backup/BackupKey.ts";
import { makeBackup } from "../backup/makeBackup.ts";
import { requireRoom } from "../backup/requireRoom.ts";
import { systemClock } from "../clock.ts";
import { heldAuditKey } from "../db/audit/boundAuditKey.ts";
import { HISTORY_TABLE } from "../db/migrations.ts";
import { JSON_OPTION, type JsonOption } from "./jsonOption.ts";
import { withDatabase, type Environment, type OpenDatabase } from "./operator.ts";
import { recordInAudit } from "./recordInAudit.ts";
import { Refusal } from "./Refusal.ts";
import { terminalSession } from "./terminal.ts";
import { respond, type Outcome } from "./respond.ts";
import { restoreLines } from "./restoreLines.ts";
import { refuseExisting } from "./writeWhole.ts";

/** What makeBackup() writes to before it gives the file its name. */
const PART = /^kiemtra-.*\.[0-9a-f-]{36}\.part$/;
const ABANDONED_AFTER_MS = 24 * 60 * 60 * 1_000;

interface Options extends JsonOption {
  out: string;
  recipient?: string[];
  keyFile?: string;
  plain?: true;
  rotate?: boolean;
  acceptBrokenAudit?: boolean;
}

/** `backup --out FILE` */
export function registerBackupCommand(program: Command, environment: Environment): void {
  program
    .command("backup")
    .description(
      "write a backup while the service runs: one snapshot of the whole database, restored once on trial before it gets its name",
    )
    .requiredOption(
      "--out <path>",
      "a new file, or a folder in which the file is named after moment and schema",
    )
    .option(
      "--recipient <key...>",
      "encrypt it (age) for who holds this public key; BACKUP_RECIPIENTS when not given",
    )
    .option("--key-file <file>", "encrypt it (age): a secret key of age-keygen, or a line with a passphrase")
    .option("--plain", "do not encrypt it: whoever gets the file reads everything")
    .option(
      "--rotate",
      `in a folder: afterwards keep the newest of ${KEPT.days} days, ${KEPT.weeks} weeks and ${KEPT.months} months`,
    )
    .option("--accept-broken-audit", "also when the audit log is broken, so that what is there is kept")
    .option(...JSON_OPTION)
    .action((options: Options) => respond(options, () => backup(environment, options)));
}

async function backup(environment: Environment, options: Options): Promise<Outcome> {
  return withDatabase(environment, async (open) => {
    const key = await keyOf(options, open.config.backupRecipients);
    if (key === null) terminalSession().terminal.err(`${PLAIN_WARNING}\n`);
    const now = new Date(systemClock.now());
    const folder = (await isFolder(options.out)) ? options.out : null;
    if (folder === null && options.rotate === true) {
      throw new Refusal("not_a_folder", `--rotate needs a folder, and ${options.out} is none.`);
    }
    const file =
      folder === null
        ? options.out
        : join(folder, backupName(now, await newestMigration(open), key !== null));
    // Also an empty folder of that name is in the way, and a backup is never written over another.
    await refuseExisting(file);
    const auditKey = await auditKeyOf(open);
    const room = await requireRoom(open.db.pool);
    const { size, sha256, restored } = await makeBackup(file, {
      connectionString: open.connectionString,
      key,
      auditKey,
      acceptBrokenAudit: options.acceptBrokenAudit === true,
      now,
      log: open.log,
    });
    if (auditKey !== null) {
      const data = { sha256, size, sealed: key !== null };
      await recordInAudit(open, auditKey, { action: "backup.made", data });
    }
    const removed = folder !== null && options.rotate === true ? await rotate(folder) : [];
    return {
      data: { file, size, sha256, sealed: key !== null, room, ...restored, removed },
      text: [
        `${file}: ${size} bytes, SHA-256 ${sha256}${key === null ? ", not sealed" : ", sealed"}`,
        `Restored on trial, in ${room} bytes for temporary files:`,
        ...restoreLines(restored),
        ...removed.map((name) => `Removed: ${name}`),
      ].join("\n"),
    };
  });
}

const PLAIN_WARNING =
  "This backup is not encrypted: whoever gets the file reads every answer, photo and name.";

/** Null: not encrypted, which somebody has to ask for. */
async function keyOf(
  { recipient = [], keyFile, plain }: Options,
  usual: readonly string[],
): Promise<BackupKey | null> {
  const ways = [recipient.length > 0, keyFile !== undefined, plain === true].filter(Boolean).length;
  if (ways > 1) throw new Refusal("which_key", "Give one of --recipient, --key-file and --plain.");
  if (plain === true) return null;
  if (keyFile !== undefined) return readKeyFile(keyFile);
  const named = recipient.length > 0 ? recipient : usual;
  if (named.length > 0) return keyForRecipients(named);
  throw new Refusal(
    "no_recipient",
    "Say who can open the backup: --recipient age1… (age-keygen -o backup.key prints it; keep the key on another machine), " +
      "BACKUP_RECIPIENTS for always, --key-file FILE, or --plain for one that anybody can read.",
  );
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}

async function newestMigration({ db }: OpenDatabase): Promise<string> {
  const { rows } = await db.pool.query<{ name: string | null }>(
    `SELECT max(migration_name) AS name FROM ${HISTORY_TABLE} WHERE rolled_back_at IS NULL`,
  );
  return rows[0]?.name ?? "";
}

/** Null only where there is nothing to verify yet. */
async function auditKeyOf({ config, db }: OpenDatabase): Promise<string | null> {
  const { rowCount } = await db.pool.query('SELECT FROM "AuditEvent" LIMIT 1');
  return rowCount === 0 ? null : heldAuditKey(config, db.pool);
}

async function rotate(folder: string): Promise<string[]> {
  const names = await readdir(folder);
  const removed = [...outdatedBackups(names), ...(await abandoned(folder, names))];
  for (const name of removed) await rm(join(folder, name));
  return removed;
}

/** Begun by a command that was killed; a day later nobody is writing them any more. */
async function abandoned(folder: string, names: readonly string[]): Promise<string[]> {
  const before = systemClock.now() - ABANDONED_AFTER_MS;
  const parts: string[] = [];
  for (const name of names.filter((one) => PART.test(one))) {
    if ((await stat(join(folder, name))).mtimeMs < before) parts.push(name);
  }
  return parts;
}
