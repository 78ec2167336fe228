import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { connectError } from "./connectError.ts";
import { createDatabase, databaseOn, EMBEDDED_DATABASE } from "./createDatabase.ts";
import { joinEmbedded } from "./embedded/joinEmbedded.ts";
import { startEmbedded } from "./embedded/startEmbedded.ts";
import { applyMigrations, missingMigrations, readMigrations } from "./migrations.ts";
import { grantService, ownsAudit, prepareServiceRole, serviceUrl } from "./serviceRole.ts";
import { checkSafety } from "./safety.ts";
import { StoreError } from "./StoreError.ts";
import type { StoreLog } from "./StoreLog.ts";

export interface StoreConfig {
  /** A PostgreSQL of the operator's own; without it the embedded one runs in `dataDir`. */
  databaseUrl?: string | undefined;
  /** The owner's way to that database, who changes its schema; without it `databaseUrl` does. */
  migrateUrl?: string | undefined;
  dataDir: string;
}

export interface StoreOptions {
  /**
   * When another Kiemtra runs the embedded database of this folder: a service refuses to start, a
   * command of the operator's tool uses that database for its moment.
   */
  whenInUse?: "refuse" | "join";
  /** The embedded server stops with this process even when that is killed (demo, tests). */
  throwAway?: boolean;
}

export interface Store {
  connectionString: string;
  /** Null with a database of the operator's own. False while the embedded server is being restarted. */
  isRunning(): boolean | null;
  /** Stops the embedded server if we run it; close the pools first. */
  stop(): Promise<void>;
}

const CONNECT_TIMEOUT_MS = 5_000;
/** "The database system is starting up": worth waiting for. */
const STARTING_UP = "57P03";
const STARTING_UP_PATIENCE_MS = 30_000;
const RETRY_MS = 250;

/**
 * Makes the database ready for use: starts or reaches it, checks that it keeps data safely, brings
 * its schema up to date.
 * @throws StoreError with one message for the operator
 */
export async function openStore(
  config: StoreConfig,
  log: StoreLog,
  options: StoreOptions = {},
): Promise<Store> {
  if (config.databaseUrl !== undefined) {
    const connectionString = config.databaseUrl;
    const role = await withClient(connectionString, async (client) => {
      await checkSafety(client, { embedded: false, log });
      return currentRole(client);
    });
    await migrate(config.migrateUrl ?? connectionString, log);
    if (config.migrateUrl !== undefined) await grantService(config.migrateUrl, role, newestMigration());
    await withClient(connectionString, async (client) => {
      if (config.migrateUrl !== undefined) await expectSameDatabase(client, connectionString);
      if (await ownsAudit(client)) log.warn({ role }, OWNER_WARNING);
    });
    return { connectionString, isRunning: () => null, stop: () => Promise.resolve() };
  }
  const joined = options.whenInUse === "join" ? await joinEmbedded(config.dataDir) : null;
  if (joined !== null) {
    const owner = databaseOn(joined, EMBEDDED_DATABASE);
    // By the owner: an older service may not have made the role yet.
    await refuseOlderService(owner);
    const connectionString = serviceUrl(owner);
    return { connectionString, isRunning: () => true, stop: () => Promise.resolve() };
  }
  const server = await startEmbedded({
    dataDir: config.dataDir,
    log,
    diesWithProcess: options.throwAway === true,
  });
  try {
    await withClient(server.connectionString, (client) => checkSafety(client, { embedded: true, log }));
    const owner = await createDatabase(server.connectionString, EMBEDDED_DATABASE);
    await migrate(owner, log);
    const connectionString = await prepareServiceRole(owner, newestMigration());
    return { connectionString, isRunning: () => server.running, stop: () => server.stop() };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

async function migrate(connectionString: string, log: StoreLog): Promise<void> {
  const applied = await applyMigrations(connectionString, readMigrations());
  if (applied.length > 0) log.info({ migrations: applied }, "database schema brought up to date");
}

function newestMigration(): string {
  return readMigrations().at(-1)?.name ?? "";
}

const OWNER_WARNING =
  "the service's own role could switch the guard of the audit log off: let DATABASE_URL name a role that owns nothing, " +
  "and MIGRATE_DATABASE_URL the owner, who changes the schema at a start and gives the role its rights";

async function currentRole(client: Client): Promise<string> {
  const { rows } = await client.query<{ role: string }>("SELECT current_user AS role");
  return rows[0]?.role ?? "";
}

/** What the owner has just migrated must be where the service works. */
async function expectSameDatabase(client: Client, connectionString: string): Promise<void> {
  const { rows } = await client.query<{ there: boolean }>(
    `SELECT to_regclass('"AuditEvent"') IS NOT NULL AS there`,
  );
  const missing =
    rows[0]?.there === true ? await missingMigrations(connectionString, readMigrations()) : ["all of it"];
  if (missing.length === 0) return;
  throw new StoreError(
    "failed_migration",
    "MIGRATE_DATABASE_URL and DATABASE_URL lead to different databases: both must name the same server and database.",
  );
}

/** A service of an older release is running: its schema must not be changed under it. */
async function refuseOlderService(connectionString: string): Promise<void> {
  const missing = await missingMigrations(connectionString, readMigrations());
  if (missing.length === 0) return;
  throw new StoreError(
    "older_service",
    `The running Kiemtra is of an older release than this command (its database lacks ${missing.join(", ")}): ` +
      `restart it with this release first.`,
  );
}

async function withClient<T>(connectionString: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = await connect(connectionString);
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function connect(connectionString: string): Promise<Client> {
  const deadline = performance.now() + STARTING_UP_PATIENCE_MS;
  for (;;) {
    const client = new Client({ connectionString, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
    // An error after the failed or finished connection has nobody to tell.
    client.on("error", () => undefined);
    try {
      await client.connect();
      return client;
    } catch (error) {
      await client.end().catch(() => undefined);
      const startingUp = error instanceof Error && "code" in error && error.code === STARTING_UP;
      if (!startingUp || performance.now() >= deadline) throw connectError(connectionString, error);
      await sleep(RETRY_MS);
    }
  }
}
