import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Client } from "pg";
import type { TestProject } from "vitest/node";
import { startEmbedded } from "../../src/db/embedded/startEmbedded.ts";
import { applyMigrations, readMigrations } from "../../src/db/migrations.ts";
import { TEMPLATE_DATABASE } from "./templateDatabase.ts";
import { tellEverybody } from "./toldOfPersonalData.ts";
import { withClient } from "./withClient.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Superuser's connection string of the run's server, database "postgres". */
    postgresUrl: string;
    /** For what several files share on disk; gone at the end of the run. */
    runFolder: string;
  }
}

/**
 * One server for the whole run, with the migrated template that every test file's database is
 * copied from. Without fsync, which these tests do not need: nothing survives the run. What they
 * may rely on under kill -9 is tested on servers of their own (test/db/embedded).
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(path.join(tmpdir(), "kiemtra-test-"));
  const log = { info: () => undefined, warn: console.warn, error: console.error };
  const server = await startEmbedded({ dataDir, log, durable: false, diesWithProcess: true });
  const client = new Client({ connectionString: server.connectionString });
  await client.connect();
  await client.query(`CREATE DATABASE ${TEMPLATE_DATABASE}`);
  const template = new URL(server.connectionString);
  template.pathname = TEMPLATE_DATABASE;
  await applyMigrations(template.href, readMigrations());
  await withClient(template.href, tellEverybody);
  // A template somebody is connected to cannot be copied.
  await client.query(`ALTER DATABASE ${TEMPLATE_DATABASE} ALLOW_CONNECTIONS false`);
  await client.end();
  project.provide("postgresUrl", server.connectionString);
  const runFolder = await mkdtemp(path.join(tmpdir(), "kiemtra-run-"));
  // Servers that root starts as somebody else pass through it.
  await chmod(runFolder, 0o711);
  project.provide("runFolder", runFolder);
  return async () => {
    await server.stop();
    for (const folder of [dataDir, runFolder]) await rm(folder, { recursive: true, force: true });
  };
}
