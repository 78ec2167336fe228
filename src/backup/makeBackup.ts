import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import type { Logger } from "../observe/logger.ts";
import { isFileError } from "../files/isFileError.ts";
import { syncFolder } from "../files/syncFolder.ts";
import { readBackupFile, writeBackupFile } from "./backupFile.ts";
import { BackupError } from "./BackupError.ts";
import type { BackupKey } from "./BackupKey.ts";
import { dumpDatabase } from "./dumpDatabase.ts";
import { restoreDatabase, type RestoreReport } from "./restoreDatabase.ts";
import { withScratchDatabase } from "./withScratchDatabase.ts";

export interface MadeBackup {
  size: number;
  sha256: string;
  /** What the trial restore found. */
  restored: RestoreReport;
}

/**
 * Writes a backup of the database to `file`. Under its name stands only what was restored once: it is
 * written to a name of its own, flushed, restored into a scratch database and checked there, then
 * renamed.
 * @throws BackupError
 */
export async function makeBackup(
  file: string,
  options: {
    connectionString: string;
    key: BackupKey | null;
    /** Null only where the audit log is still empty. */
    auditKey: string | null;
    acceptBrokenAudit: boolean;
    now: Date;
    log: Logger;
  },
): Promise<MadeBackup> {
  const { connectionString, key, auditKey, acceptBrokenAudit, now, log } = options;
  const temporary = `${file}.${randomUUID()}.part`;
  try {
    try {
      await writeBackupFile(temporary, dumpDatabase(connectionString, now), { key, now });
    } catch (cause) {
      throw fileProblem(file, cause);
    }
    const restored = await withScratchDatabase(log, (scratch) =>
      restoreDatabase(scratch, readBackupFile(temporary, key), {
        auditKey,
        acceptBrokenAudit,
        mustBeSafe: false,
        log,
      }),
    );
    const { size } = await stat(temporary);
    const sha256 = await sha256Of(temporary);
    await rename(temporary, file);
    await syncFolder(path.dirname(file));
    return { size, sha256, restored };
  } finally {
    await rm(temporary, { force: true });
  }
}

function fileProblem(file: string, cause: unknown): unknown {
  if (!isFileError(cause)) return cause;
  return new BackupError("unwritable", `The backup ${file} cannot be written: ${cause.message}`, { cause });
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(file)) if (Buffer.isBuffer(chunk)) hash.update(chunk);
  return hash.digest("hex");
}
