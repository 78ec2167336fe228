import { cp, readFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { afterAll, expect, it, vi } from "vitest";
import { stopServer } from "../../src/db/embedded/launchServer.ts";
import { preparedFolder, ended, Service } from "../db/embedded/support.ts";
import { seededRandom } from "../support/telegram/seededRandom.ts";
import { withClient } from "../support/withClient.ts";
import { CutDisk } from "./support/CutDisk.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

/** Power cuts: 3 with every change, 20 each night (README, Development). */
const ROUNDS = Number(process.env["POWER_CUTS"] ?? 3);
const WRITERS = 8;
const SEED = 20_260_917;

const made = await CutDisk.make();
if (typeof made === "string")
  console.warn(`skipped: a disk whose power can be cut needs root and loop devices (${made})`);
const disk = typeof made === "string" ? null : made;
afterAll(() => disk?.remove());

/**
 * A server on the disk takes writes until the power is cut at a random moment; then it is opened again.
 * @returns how many rows had been acknowledged, and which of these are missing
 */
async function cutUnderLoad(on: CutDisk, dataDir: string, flags: string[], pauseMs: number) {
  const service = new Service(dataDir, ...flags);
  const { pid, connectionString } = await service.up();
  const acknowledged: number[] = [];
  const running = { next: 1 };
  await withClient(connectionString, (client) =>
    client.query(
      "CREATE TABLE IF NOT EXISTS note (number int PRIMARY KEY, text text); TRUNCATE note; CHECKPOINT",
    ),
  );
  // All are connected before the first writes: a busy machine takes its time, and the cut must meet writers.
  const clients = Array.from({ length: WRITERS }, () => new Client({ connectionString }));
  for (const client of clients) {
    client.on("error", () => undefined);
    await client.connect();
  }
  const writers = clients.map(async (client) => {
    try {
      for (;;) {
        const number = (running.next += 1);
        await client.query("INSERT INTO note VALUES ($1, repeat('ghi nhận ', 20))", [number]);
        acknowledged.push(number);
      }
    } catch {
      // The power is off.
    }
    await client.end().catch(() => undefined);
  });
  try {
    await sleep(pauseMs);
    await on.cut();
  } finally {
    await service.kill();
    await killServer(pid);
  }
  await Promise.all(writers);
  await on.unmount();
  await on.mount();
  const next = new Service(dataDir, ...flags);
  const again = await next.said;
  if (again.event !== "up") return { acknowledged: acknowledged.length, missing: acknowledged.length };
  const { rows } = await withClient(again.connectionString, (client) =>
    client.query<{ number: number }>("SELECT number FROM note"),
  ).catch(() => ({ rows: [] }));
  const stored = new Set(rows.map(({ number }) => number));
  await next.kill();
  await stopServer(again.pid);
  return {
    acknowledged: acknowledged.length,
    missing: acknowledged.filter((number) => !stored.has(number)).length,
  };
}

/** Ends the server with everything it has started: its children have left its process group. */
async function killServer(pid: number): Promise<void> {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, "utf8").catch(() => "");
  for (const each of [pid, ...children.split(" ").filter(Boolean).map(Number)]) {
    try {
      process.kill(each, "SIGKILL");
    } catch {
      // It saw the disk go and ended by itself.
    }
    await ended(each);
  }
}

const random = seededRandom(SEED);
const pause = () => 150 + random() * 350;

it.skipIf(disk === null)("F03: cut off from power under load, nothing acknowledged is missing", async () => {
  if (disk === null) return;
  const dataDir = path.join(disk.folder, "durable");
  await cp(await preparedFolder(), dataDir, { recursive: true });
  let acknowledged = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const result = await cutUnderLoad(disk, dataDir, [], pause());
    expect(result.missing).toBe(0);
    acknowledged += result.acknowledged;
  }
  console.log(`power cut ${ROUNDS} times: ${acknowledged} acknowledged, 0 missing`);
  expect(acknowledged).toBeGreaterThan(ROUNDS * WRITERS);
});

it.skipIf(disk === null)(
  "F03: the same cut finds out a server that only says that it has written",
  async () => {
    if (disk === null) return;
    const dataDir = path.join(disk.folder, "forgetful");
    await cp(await preparedFolder(), dataDir, { recursive: true });
    let missing = 0;
    for (let round = 0; round < ROUNDS && missing === 0; round += 1) {
      missing += (await cutUnderLoad(disk, dataDir, ["--forgetful"], pause())).missing;
    }
    expect(missing).toBeGreaterThan(0);
  },
);
