import { z } from "zod";
import type { MigrationFile } from "../db/migrations.ts";
import { BackupError } from "./BackupError.ts";

/**
 * A backup is a tar archive (gzip, then age where a key is given):
 *
 *   header.json            what follows: schema, tables and their columns
 *   tables/NAME.000001     the rows of a table in PostgreSQL's COPY text format, in parts of 1 MiB
 *   manifest.json          what was written: rows, bytes and SHA-256 of each table, sequences, open jobs
 */
export interface BackupEntry {
  name: string;
  bytes: Buffer;
}
export const HEADER_ENTRY = "header.json";
export const MANIFEST_ENTRY = "manifest.json";
export const FORMAT_VERSION = 1;

const migration = z.object({ name: z.string(), checksum: z.string() });

export const backupHeader = z.object({
  format: z.literal("kiemtra-backup"),
  formatVersion: z.int().positive(),
  /** Moment of the snapshot, by the clock of the process that made it. */
  createdAt: z.iso.datetime(),
  /** "18.1" */
  server: z.string(),
  /** The schema: all migrations of the database, in order. */
  migrations: z.array(migration),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()).min(1) })),
});
export type BackupHeader = z.infer<typeof backupHeader>;

const openJob = z.object({
  id: z.string(),
  name: z.string(),
  data: z.unknown(),
  startAfter: z.iso.datetime(),
  singletonKey: z.string().nullable(),
});
export type OpenJob = z.infer<typeof openJob>;

export const backupManifest = z.object({
  tables: z.record(
    z.string(),
    z.object({ rows: z.int().nonnegative(), bytes: z.int().nonnegative(), sha256: z.string() }),
  ),
  sequences: z.array(z.object({ name: z.string(), lastValue: z.string(), isCalled: z.boolean() })),
  jobs: z.array(openJob),
});
export type BackupManifest = z.infer<typeof backupManifest>;

/** Parses one of the two lists. */
export function readList<T>(schema: z.ZodType<T>, bytes: Buffer): T {
  let data: unknown;
  try {
    data = JSON.parse(bytes.toString("utf8"));
  } catch (cause) {
    throw new BackupError("not_a_backup", "This is not a backup of Kiemtra: a list in it is no JSON.", {
      cause,
    });
  }
  const version = z.object({ formatVersion: z.int() }).safeParse(data);
  if (version.success && version.data.formatVersion > FORMAT_VERSION) {
    throw new BackupError(
      "newer_format",
      `The backup has format ${version.data.formatVersion}, this release reads up to ${FORMAT_VERSION}: restore it with the release that made it.`,
    );
  }
  const parsed = schema.safeParse(data);
  if (parsed.success) return parsed.data;
  throw new BackupError("not_a_backup", "This is not a backup of Kiemtra: a list in it is incomplete.", {
    cause: parsed.error,
  });
}

/**
 * Those of this release's migrations that make the schema of the backup.
 * @throws BackupError when the backup is of a newer release, or of another build
 */
export function schemaOfBackup(header: BackupHeader, known: readonly MigrationFile[]): MigrationFile[] {
  const unknown = header.migrations.filter(({ name }) => !known.some((one) => one.name === name));
  if (unknown.length > 0) {
    throw new BackupError(
      "newer_schema",
      `The backup was made by a newer release (migrations this one does not know: ` +
        `${unknown.map(({ name }) => name).join(", ")}): restore it with that release.`,
    );
  }
  const own = known.slice(0, header.migrations.length);
  const differs = own.find(({ name, checksum }, place) => {
    const saved = header.migrations[place];
    return saved?.name !== name || saved.checksum !== checksum;
  });
  if (differs === undefined) return own;
  throw new BackupError(
    "newer_schema",
    `The backup has the schema of another build (it differs at migration ${differs.name}): restore it with the release that made it.`,
  );
}
