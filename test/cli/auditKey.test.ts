import { copyFile, mkdtemp, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { DEMO_FOLDER } from "../../src/demo/loadDemo.ts";
import { ServiceProcess } from "../support/ServiceProcess.ts";
import { withClient } from "../support/withClient.ts";
import { durableServer, type DurableServer } from "./support/durableServer.ts";
import { jsonOf, kiemtraHere } from "./support/runKiemtra.ts";
import { tamper } from "./support/tamper.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const CODE = "CHO-DON-2020";

let server: DurableServer;
let databaseUrl: string;
let folder: string;
beforeAll(async () => {
  server = await durableServer();
  databaseUrl = await server.database("kiemtra");
  folder = await mkdtemp(join(tmpdir(), "kiemtra-audit-key-"));
  const inspection = join(DEMO_FOLDER, "inspection.yaml");
  jsonOf(await kiemtra("inspection", "create", inspection, "--json"));
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

const environment = () => ({ DATABASE_URL: databaseUrl, DATA_DIR: join(folder, "data") });
const kiemtra = (...args: string[]) => kiemtraHere(environment())(...args);
const keyFile = () => join(folder, "data", "audit.key");
const fingerprints = () =>
  withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<{ fingerprint: string }>('SELECT fingerprint FROM "AuditKey"');
    return rows.map(({ fingerprint }) => fingerprint);
  });

it("refuses a start without the key or with another one, makes none, and takes the right one back", async () => {
  const kept = join(folder, "kept.key");
  await rename(keyFile(), kept);
  const before = await fingerprints();
  expect(before).toHaveLength(1);
  for (const more of [{}, { AUDIT_KEY: "w".repeat(40) }]) {
    const service = new ServiceProcess({ ...environment(), ...more });
    await expect(service.start()).rejects.toThrow("ended at its start");
    expect(service.log).toContain("audit rekey --lost");
    expect(service.log).not.toMatch(/^\s+at /m);
  }
  // The first of them has not made a key of its own either.
  await rename(kept, keyFile());
  expect(await fingerprints()).toEqual(before);
  const service = new ServiceProcess(environment());
  await service.start();
  const whileItRuns = await kiemtra("audit", "rekey", "--lost", "--json");
  expect(await service.stop()).toBe(0);
  expect(JSON.parse(whileItRuns.stdout)).toMatchObject({ error: { code: "database_in_use" } });
  expect(jsonOf(await kiemtra("audit", "verify", "--json"))).toMatchObject({ ok: true });
});

it("goes over to a new key only when the log is whole, and proves what was written before", async () => {
  const old = join(folder, "old.key");
  await copyFile(keyFile(), old);
  const same = await kiemtra("audit", "rekey", "--old-key-file", old, "--json");
  expect(JSON.parse(same.stdout)).toMatchObject({ error: { code: "same_key" } });
  await rm(keyFile());

  const changes = `UPDATE "AuditEvent" SET object = object || $$x$$ WHERE chain = '${CODE}' AND seq = 1`;
  await withClient(databaseUrl, (client) => tamper(client, changes));
  const broken = await kiemtra("audit", "rekey", "--old-key-file", old, "--json");
  expect(JSON.parse(broken.stdout)).toMatchObject({ error: { code: "audit_broken" } });
  const mends = `UPDATE "AuditEvent" SET object = left(object, -1) WHERE chain = '${CODE}' AND seq = 1`;
  await withClient(databaseUrl, (client) => tamper(client, mends));

  expect(jsonOf(await kiemtra("audit", "rekey", "--old-key-file", old, "--json"))).toMatchObject({
    chains: 2,
    proved: true,
  });
  jsonOf(await kiemtra("invite", CODE, "--role", "lead", "--json"));
  expect(jsonOf(await kiemtra("audit", "verify", "--json"))).toMatchObject({
    ok: true,
    chains: [{ chain: CODE, unproved: 21 }, { chain: "system" }],
  });
  const proved = ["audit", "verify", "--old-key-file", old, "--json"];
  expect(jsonOf(await kiemtra(...proved))).toMatchObject({
    ok: true,
    chains: [
      { chain: CODE, unproved: 0 },
      { chain: "system", unproved: 0 },
    ],
  });
  await withClient(databaseUrl, (client) => tamper(client, changes));
  expect(JSON.parse((await kiemtra(...proved)).stdout)).toMatchObject({
    ok: false,
    chains: [{ chain: CODE, fault: { seq: 1, reason: "changed" } }, { fault: null }],
  });
  await withClient(databaseUrl, (client) => tamper(client, mends));
});

it("goes on after a key was lost, and says what can no longer be proved", async () => {
  await rm(keyFile());
  expect((await kiemtra("invite", CODE, "--role", "lead")).stderr).toContain("audit rekey --lost");
  expect(jsonOf(await kiemtra("audit", "rekey", "--lost", "--json"))).toMatchObject({ proved: false });
  const verified = await kiemtra("audit", "verify");
  expect(verified.code).toBe(0);
  expect(verified.stdout).toContain("their content is not");
  expect(await fingerprints()).toHaveLength(3);
});
