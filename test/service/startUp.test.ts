import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { durableServer } from "../cli/support/durableServer.ts";
import { ServiceProcess } from "../support/ServiceProcess.ts";
import { withClient } from "../support/withClient.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "kiemtra-start-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it("ends in order on SIGTERM while it starts, and leaves no database server behind", async () => {
  const DATA_DIR = join(folder, "data");
  const postmaster = join(DATA_DIR, "postgres", "postmaster.pid");
  const service = new ServiceProcess({ DATA_DIR });
  // While the cluster is made, and when its server has just come up.
  for (const sign of [DATA_DIR, postmaster]) {
    const starting = service.start().then(
      () => "started",
      () => "ended",
    );
    await vi.waitUntil(() => existsSync(sign), { timeout: 60_000, interval: 5 });
    expect(await service.stop()).toBe(0);
    expect(await starting).toBe("ended");
    expect(existsSync(postmaster)).toBe(false);
  }
  const url = await service.start();
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
  expect(await service.stop()).toBe(0);
});

it("says in words that the database went away while it started", async () => {
  const server = await durableServer();
  const databaseUrl = await server.database("kiemtra");
  const service = new ServiceProcess({ DATABASE_URL: databaseUrl, DATA_DIR: join(folder, "other") });
  const starting = service.start().then(
    () => "started",
    () => "ended",
  );
  const isPreparing = () =>
    withClient(databaseUrl, async (client) => {
      const { rows } = await client.query<{ there: boolean }>(
        `SELECT to_regclass('public."Form"') IS NOT NULL AS there`,
      );
      return rows[0]?.there === true;
    });
  await vi.waitUntil(isPreparing, { timeout: 60_000, interval: 20 });
  await server.stop();
  expect(await starting).toBe("ended");
  expect(service.log).toMatch(/went away while Kiemtra was starting|cannot be reached/);
  expect(service.log.split("\n").filter((line) => /^\s+at /.test(line))).toEqual([]);
});
