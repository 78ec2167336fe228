import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import { openDatabase, type Database } from "../../src/db/database.ts";
import { createHealthWatch } from "../../src/service/healthWatch.ts";
import { freshDatabase } from "../support/database.ts";
import { firstTelegramUser, createWorld, type World } from "../support/world.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let world: World;
const closing: (() => Promise<unknown>)[] = [];
beforeAll(async () => {
  world = await createWorld("telegram");
});
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});
afterAll(() => world.close());

/** A server on a full disk answers questions and takes nothing; this is the nearest to it that a test can have. */
async function takesNothing(db: Database, nothing: boolean): Promise<void> {
  const client = await db.pool.connect();
  try {
    const { rows } = await client.query<{ name: string }>("SELECT current_database() AS name");
    const name = rows[0]?.name ?? "";
    await client.query("SET default_transaction_read_only = off");
    await client.query(
      `ALTER DATABASE ${name} SET default_transaction_read_only = ${nothing ? "on" : "off"}`,
    );
    await client.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND pid <> pg_backend_pid()`,
      [name],
    );
  } finally {
    client.release(true);
  }
}

it("F17: red while nothing can be written, people told once in words and again when it works, nothing lost", async () => {
  const { services, publicUrl } = world.service;
  const member = await world.person("procedures");
  await member.presses("Cải cách thủ tục hành chính");
  const ready = async () => (await fetch(`${publicUrl}/readyz`)).status;
  expect(await ready()).toBe(200);

  const person = firstTelegramUser(world);
  await takesNothing(services.db, true);
  await vi.waitUntil(async () => (await ready()) === 503, { timeout: 20_000, interval: 100 });
  person.sendText("1");
  const texts = () => person.botMessages().map(({ text }) => text);
  await vi.waitUntil(() => texts().some((text) => text.includes("chưa được lưu")), { timeout: 30_000 });

  await takesNothing(services.db, false);
  await vi.waitUntil(() => texts().some((text) => text.includes("Đã lưu: Có")), { timeout: 20_000 });
  await vi.waitUntil(() => texts().includes("Hệ thống đã hoạt động lại."), { timeout: 30_000 });
  expect(await ready()).toBe(200);
  expect(texts().filter((text) => text.includes("chưa được lưu"))).toHaveLength(1);
  expect(texts().filter((text) => text.includes("Đã lưu: Có"))).toHaveLength(1);
});

it("is red with less room than it needs where the database lives, and says how much there is", async () => {
  const folder = await mkdtemp(`${tmpdir()}/kiemtra-room-`);
  const database = await freshDatabase();
  const db = openDatabase({ connectionString: database.connectionString });
  closing.push(
    () => rm(folder, { recursive: true }),
    () => database.drop(),
    () => db.close(),
  );
  const look = (minFreeBytes: number) =>
    createHealthWatch({ db, databaseRuns: () => null, room: { folder, minFreeBytes } }).look();
  expect(await look(0)).toMatchObject({ ok: true, writes: true, details: { database: "ok" } });
  expect(await look(Number.MAX_SAFE_INTEGER)).toMatchObject({
    ok: false,
    writes: true,
    details: { database: "ok", disk: "almost full", freeMegabytes: expect.any(Number) },
  });
});
