import { existsSync } from "node:fs";
import path from "node:path";
import { afterEach, expect, inject, it, vi } from "vitest";
import { openStore, type Store } from "../../src/db/openStore.ts";
import { ownerUrl } from "../support/ownerUrl.ts";
import { withClient } from "../support/withClient.ts";
import { emptyDatabase } from "../support/database.ts";
import { silent } from "./embedded/silent.ts";
import { SERVER_PATIENCE, dataFolder, preparedFolder } from "./embedded/support.ts";
import { startEmbedded } from "../../src/db/embedded/startEmbedded.ts";

vi.setConfig(SERVER_PATIENCE);

const opened: Store[] = [];
async function open(...parameters: Parameters<typeof openStore>): Promise<Store> {
  const store = await openStore(...parameters);
  opened.push(store);
  return store;
}
afterEach(async () => {
  for (const store of opened.splice(0).toReversed()) await store.stop();
});

const tablesOf = (url: string) =>
  withClient(url, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'",
    );
    return rows.map((row) => row.name);
  });

it("without DATABASE_URL: the embedded server with the release's schema", async () => {
  const dataDir = path.join(await dataFolder(), "made", "on", "the", "way");
  const store = await open({ dataDir }, silent);
  expect(await tablesOf(store.connectionString)).toEqual(
    expect.arrayContaining(["Inspection", "AuditEvent"]),
  );
  expect(store.isRunning()).toBe(true);
  await store.stop();
  expect(store.isRunning()).toBe(false);
  const again = await open({ dataDir }, silent);
  expect(await tablesOf(again.connectionString)).toContain("Inspection");
});

it("with DATABASE_URL: that server, migrated, and no data folder", async () => {
  const dataDir = path.join(await dataFolder(), "unused");
  const server = await startEmbedded({ dataDir: await preparedFolder(), log: silent });
  const store = await open({ databaseUrl: server.connectionString, dataDir }, silent);
  expect(store.connectionString).toBe(server.connectionString);
  expect(store.isRunning()).toBeNull();
  expect(await tablesOf(store.connectionString)).toContain("Inspection");
  expect(existsSync(dataDir)).toBe(false);
  await store.stop();
  await withClient(server.connectionString, (client) => client.query("SELECT 1"));
  await server.stop();
});

it("a server that may lose what it acknowledged is refused before anything is written", async () => {
  const database = await emptyDatabase();
  const attempt = open({ databaseUrl: database.connectionString, dataDir: "/nowhere" }, silent);
  await expect(attempt).rejects.toMatchObject({ name: "StoreError", code: "unsafe_settings" });
  expect(await tablesOf(database.connectionString)).toEqual([]);
  await database.drop();
});

it.each([
  [
    "a wrong password",
    (url: URL) => void (url.password = "s3cret-guess"),
    "refused_login",
    /refuses the user "kiemtra"/,
  ],
  [
    "a missing database",
    (url: URL) => void (url.pathname = "no_such"),
    "database_missing",
    /no database "no_such".*createdb/,
  ],
  [
    "nobody listening",
    (url: URL) => void (url.port = "1"),
    "unreachable",
    /127\.0\.0\.1:1 cannot be reached \(.*ECONNREFUSED/,
  ],
  [
    "an unknown host",
    (url: URL) => void (url.hostname = "db.invalid"),
    "unreachable",
    /db\.invalid:\d+ cannot be reached/,
  ],
])("%s gives one message with the cure and no password", async (_name, change, code, message) => {
  const url = new URL(inject("postgresUrl"));
  const { password } = url;
  change(url);
  const failure: unknown = await open({ databaseUrl: url.href, dataDir: "/nowhere" }, silent).catch(
    (e: unknown) => e,
  );
  expect(failure).toMatchObject({ name: "StoreError", code, message: expect.stringMatching(message) });
  expect(String(failure)).not.toContain(password);
  expect(String(failure)).not.toContain("s3cret-guess");
});

it("a command joins the database of the running service, a second service does not", async () => {
  const dataDir = await preparedFolder();
  const service = await open({ dataDir }, silent);
  await expect(open({ dataDir }, silent)).rejects.toMatchObject({ code: "folder_in_use" });
  const command = await open({ dataDir }, silent, { whenInUse: "join" });
  expect(command.connectionString).toBe(service.connectionString);
  await command.stop();
  expect(await tablesOf(service.connectionString)).toContain("Inspection");
});

it("a command without a running service runs the database itself", async () => {
  const dataDir = await preparedFolder();
  const command = await open({ dataDir }, silent, { whenInUse: "join" });
  expect(await tablesOf(command.connectionString)).toContain("Inspection");
  await command.stop();
  await (await open({ dataDir }, silent)).stop();
});

it("a command of a newer release does not change the schema under a running service", async () => {
  const dataDir = await preparedFolder();
  const service = await open({ dataDir }, silent);
  await withClient(await ownerUrl(dataDir, service.connectionString), (client) =>
    client.query("DELETE FROM _prisma_migrations WHERE migration_name LIKE '%audit_guard'"),
  );
  await expect(open({ dataDir }, silent, { whenInUse: "join" })).rejects.toMatchObject({
    code: "older_service",
    message: expect.stringMatching(/lacks \d+_audit_guard/),
  });
});
