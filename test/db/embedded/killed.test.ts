import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { expect, it, vi } from "vitest";
import { readPostmasterFile } from "../../../src/db/embedded/postmasterFile.ts";
import { isAlive } from "../../../src/db/embedded/serverProcess.ts";
import { startEmbedded } from "../../../src/db/embedded/startEmbedded.ts";
import { withClient } from "../../support/withClient.ts";
import { silent } from "./silent.ts";
import { SERVER_PATIENCE, dataFolder, preparedFolder, ended, Service, until } from "./support.ts";

vi.setConfig(SERVER_PATIENCE);

it("F27: a server whose Kiemtra was killed is stopped in order and started anew, with everything in it", async () => {
  const dataDir = await preparedFolder();
  const service = new Service(dataDir);
  const before = await service.up();
  await withClient(before.connectionString, (client) =>
    client.query("CREATE TABLE note (text text); INSERT INTO note VALUES ('saved')"),
  );
  await service.kill();
  expect(isAlive(before.pid)).toBe(true);

  // With other settings than before: they must hold.
  const server = await startEmbedded({ dataDir, log: silent, durable: false });
  expect(isAlive(before.pid)).toBe(false);
  const { rows } = await withClient(server.connectionString, (client) =>
    client.query("SELECT text, current_setting('fsync') AS fsync FROM note"),
  );
  expect(rows).toEqual([{ text: "saved", fsync: "off" }]);
  await server.stop();
  const log = readFileSync(path.join(dataDir, "postgres.log"), "utf8");
  expect(log).not.toContain("not properly shut down");
});

it("F27: killed at any moment of its start, the next start finds a sound folder", async () => {
  const dataDir = await dataFolder();
  // From before the first program runs to after the first start is complete.
  for (let pause = 40; pause <= 1_800; pause += 160) {
    const service = new Service(dataDir);
    service.said.catch(() => undefined);
    await sleep(pause);
    await service.kill();
  }
  const server = await startEmbedded({ dataDir, log: silent });
  const { rows } = await withClient(server.connectionString, (client) => client.query("SHOW data_checksums"));
  expect(rows).toEqual([{ data_checksums: "on" }]);
  expect(readPostmasterFile(path.join(dataDir, "postgres"))?.pid).toBe(server.pid);
  await server.stop();
});

it("F27: a server that was killed together with Kiemtra is started anew, nothing acknowledged is missing", async () => {
  const dataDir = await preparedFolder();
  const service = new Service(dataDir);
  const before = await service.up();
  await withClient(before.connectionString, (client) =>
    client.query("CREATE TABLE note (text text); INSERT INTO note VALUES ('saved')"),
  );
  process.kill(before.pid, "SIGKILL");
  await service.kill();
  const server = await startEmbedded({ dataDir, log: silent });
  const { rows } = await withClient(server.connectionString, (client) => client.query("SELECT * FROM note"));
  expect(rows).toEqual([{ text: "saved" }]);
  await server.stop();
});

it("F27: a pid file that names a living but unrelated process is stale", async () => {
  const dataDir = await preparedFolder();
  const first = await startEmbedded({ dataDir, log: silent });
  const file = path.join(dataDir, "postgres", "postmaster.pid");
  const written = readFileSync(file, "utf8");
  await first.stop();
  // As after a reboot: the number went to somebody else, here to a process of ours that must live on.
  const bystander = new Service(await preparedFolder());
  await bystander.up();
  writeFileSync(file, written.replace(/^\d+/, String(bystander.process.pid)));

  const second = await startEmbedded({ dataDir, log: silent });
  expect(readPostmasterFile(path.dirname(file))?.pid).toBe(second.pid);
  expect(bystander.process.exitCode).toBeNull();
  await second.stop();
});

it("a throw-away server ends with its process", async () => {
  const service = new Service(await preparedFolder(), "--dies");
  const { pid } = await service.up();
  await service.kill();
  await ended(pid);
});

it("F28: a server that dies is restarted on its port within seconds", async () => {
  const dataDir = await preparedFolder();
  const server = await startEmbedded({ dataDir, log: silent });
  await withClient(server.connectionString, (client) => client.query("CREATE TABLE note (n int)"));
  const { connectionString } = server;
  for (let n = 1; n <= 3; n += 1) {
    await withClient(connectionString, (client) => client.query("INSERT INTO note VALUES ($1)", [n]));
    const killed = server.pid;
    // With connections open, whose processes go on for a moment and hold the shared memory.
    const open = new Client({ connectionString });
    open.on("error", () => undefined);
    await open.connect();
    process.kill(killed, "SIGKILL");
    await until(() => server.pid !== killed && server.running);
  }
  const { rows } = await withClient(connectionString, (client) =>
    client.query("SELECT n FROM note ORDER BY n"),
  );
  expect(rows).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
  await server.stop();
});
