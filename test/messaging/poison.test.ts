import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openDatabase, type Database } from "../../src/db/database.ts";
import { storeIncoming } from "../../src/db/inbox.ts";
import { createLogger } from "../../src/observe/logger.ts";
import { createDispatcher, type Dispatcher } from "../../src/messaging/dispatcher.ts";
import { freshDatabase, type TestDatabase } from "../support/database.ts";
import { quietServices } from "../support/quietServices.ts";
import { echoFlow } from "./support/echoFlow.ts";

const WORKER = join(import.meta.dirname, "support/worker.ts");

let database: TestDatabase;
let db: Database;
let stop: (() => Promise<void>) | undefined;
beforeEach(async () => {
  database = await freshDatabase();
  db = openDatabase({ connectionString: database.connectionString });
  stop = undefined;
});
afterEach(async () => {
  await stop?.();
  await db.close();
  await database.drop();
});

let order = 0;
async function receive(chat: number, ...texts: string[]): Promise<void> {
  await storeIncoming(
    db.pool,
    texts.map((text) => ({
      key: `tg:1:${(order += 1)}`,
      channel: "telegram",
      conversation: `tg:${chat}`,
      orderKey: BigInt(order),
      payload: { text },
    })),
  );
}

async function saidTo(chat: number): Promise<unknown[]> {
  const { rows } = await db.pool.query<{ text: unknown }>(
    `SELECT payload ->> 'text' AS text FROM "OutboxMessage" WHERE conversation = $1 ORDER BY id`,
    [`tg:${chat}`],
  );
  return rows.map((row) => row.text);
}

const buried = () => db.prisma.deadUpdate.findMany({ orderBy: { id: "asc" } });

/** A dispatcher in this process whose pauses are short. */
function start(): Dispatcher {
  const dispatcher = createDispatcher({
    services: quietServices(db),
    log: createLogger("silent"),
    retryAfterMs: [1, 1, 1, 1],
    ...echoFlow(),
  });
  stop = () => dispatcher.stop();
  dispatcher.start();
  return dispatcher;
}

async function untilHandled(): Promise<void> {
  await vi.waitUntil(async () => (await db.prisma.inboxUpdate.count({ where: { doneAt: null } })) === 0, {
    timeout: 30_000,
    interval: 20,
  });
}

describe("F14: an update that fails every time", () => {
  it("is given up after five tries, with one message; its conversation and the others go on", async () => {
    start();
    await receive(1, "một", "hỏng", "hai");
    await receive(2, "một", "hai");
    await untilHandled();
    expect(await saidTo(1)).toEqual(["1: một", "xin lỗi", "1: hai"]);
    expect(await saidTo(2)).toEqual(["1: một", "2: hai"]);
    const [dead, ...others] = await buried();
    expect(others).toEqual([]);
    expect(dead).toMatchObject({ conversation: "tg:1", payload: { text: "hỏng" } });
    expect(dead?.error).toContain("this update cannot be handled");
    const { attempts } = await db.prisma.inboxUpdate.findFirstOrThrow({
      where: { payload: { path: ["text"], equals: "hỏng" } },
    });
    expect(attempts).toBe(5);
  });

  it("because of a broken dialogue is handled without it at the last try", async () => {
    await db.prisma.dialogueState.create({ data: { key: "tg:1", value: "{" } });
    await receive(1, "một", "hai");
    start();
    await untilHandled();
    expect(await saidTo(1)).toEqual(["1: một", "2: hai"]);
    expect(await buried()).toEqual([]);
  });

  it("by ending the process is given up after five of them, and takes nobody else along", async () => {
    await db.prisma.dialogueState.create({ data: { key: "tg:1", value: "7" } });
    await receive(1, "chết", "hai");
    const others = [2, 3, 4, 5, 6, 7, 8, 9, 10];
    for (const chat of others) await receive(chat, "một", "hai");
    let deaths = 0;
    while ((await worker()) !== 0) deaths += 1;
    expect(deaths).toBe(4);
    // Four tries were counted; the one of a process in which it arrived would be the fifth.
    expect(await saidTo(1)).toEqual(["xin lỗi", "1: hai"]);
    for (const chat of others) expect(await saidTo(chat), `chat ${chat}`).toEqual(["1: một", "2: hai"]);
    expect(await buried()).toMatchObject([{ payload: { text: "chết" } }]);
  }, 60_000);
});

/** Runs until nothing is left to do, or it dies. @returns exit code, null for a signal */
async function worker(): Promise<number | null> {
  const { PATH = "", TZ } = process.env;
  const child = spawn(process.execPath, [WORKER, database.connectionString], {
    env: { PATH, ...(TZ === undefined ? {} : { TZ }) },
    stdio: ["ignore", "ignore", "inherit"],
  });
  await once(child, "exit");
  return child.exitCode;
}
