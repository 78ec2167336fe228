import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { OutboxRow } from "../../src/db/outbox.ts";
import type { DeliveryOutcome } from "../../src/messaging/channelPort.ts";
import { systemClock } from "../../src/clock.ts";
import { openDatabase, type Database } from "../../src/db/database.ts";
import { createLogger } from "../../src/observe/logger.ts";
import { createOutboxSender } from "../../src/messaging/outboxSender.ts";
import { freshDatabase, type TestDatabase } from "../support/database.ts";

let database: TestDatabase;
let db: Database;
beforeEach(async () => {
  database = await freshDatabase();
  db = openDatabase({ connectionString: database.connectionString });
});
afterEach(async () => {
  await db.close();
  await database.drop();
});

/** A row as an act leaves it behind. */
async function queued(chat: number): Promise<OutboxRow & { key: string }> {
  const conversation = `tg:${chat}`;
  const row = { channel: "telegram", conversation, method: "sendMessage", payload: { text: "a" } } as const;
  const key = `u:${chat}:0`;
  const { id } = await db.prisma.outboxMessage.create({ data: { ...row, key, state: "sending" } });
  return { ...row, key, id, attempts: 0 };
}

/** A gate that statements and deliveries wait at. */
function gate(): { pass: Promise<void>; reached: Promise<void>; arrive(): Promise<void>; open(): void } {
  const opened = Promise.withResolvers<void>();
  const reached = Promise.withResolvers<void>();
  return {
    pass: opened.promise,
    reached: reached.promise,
    arrive() {
      reached.resolve();
      return opened.promise;
    },
    open: () => opened.resolve(),
  };
}

it("stopping waits until everything that was sent is recorded, or it would be sent again", async () => {
  const records = [gate(), gate()];
  let recorded = 0;
  const pool = new Proxy(db.pool, {
    get(target, property) {
      if (property !== "query") {
        const value: unknown = Reflect.get(target, property, target);
        return typeof value === "function" ? value.bind(target) : value;
      }
      return async (statement: { name?: string; text: string; values?: unknown[] }) => {
        if (statement.name === "outbox-settle") await records[recorded++]?.arrive();
        return target.query(statement);
      };
    },
  });
  const deliveries = new Map([
    ["tg:1", gate()],
    ["tg:2", gate()],
  ]);
  const port = {
    async deliver({ conversation }: OutboxRow): Promise<DeliveryOutcome> {
      await deliveries.get(conversation)?.arrive();
      return { kind: "sent", externalId: "1" };
    },
  };
  const sender = createOutboxSender({
    db: { ...db, pool },
    clock: systemClock,
    log: createLogger("silent"),
    channels: new Map([["telegram", port]]),
    onUnreachable: () => Promise.resolve(),
  });
  sender.enqueue([await queued(1), await queued(2)]);
  deliveries.get("tg:1")?.open();
  await records[0]?.reached;
  // The second message arrives while the first one is being recorded.
  deliveries.get("tg:2")?.open();
  let stopped = false;
  const stopping = sender.stop(5_000).then(() => (stopped = true));
  records[0]?.open();
  await records[1]?.reached;
  await new Promise((resolve) => setImmediate(resolve));
  expect(stopped).toBe(false);
  records[1]?.open();
  await stopping;
  const states = await db.prisma.outboxMessage.findMany({ select: { state: true } });
  expect(states).toEqual([{ state: "sent" }, { state: "sent" }]);
});

it("when a channel is back after a long outage, everything that waited for it goes at once", async () => {
  let away = true;
  const tried = new Map<string, number>();
  const sender = createOutboxSender({
    db,
    clock: systemClock,
    log: createLogger("silent"),
    channels: new Map([
      [
        "telegram",
        {
          async deliver({ conversation }: OutboxRow): Promise<DeliveryOutcome> {
            tried.set(conversation, (tried.get(conversation) ?? 0) + 1);
            return away
              ? { kind: "retry", afterSeconds: null, scope: "chat", error: "502" }
              : { kind: "sent", externalId: "1" };
          },
        },
      ],
    ]),
    onUnreachable: () => Promise.resolve(),
    // After the second failure an hour, as after many with the usual pauses some minutes.
    retryAfterS: [0.01, 3_600],
  });
  const chats = [1, 2, 3, 4, 5];
  sender.enqueue(await Promise.all(chats.map((chat) => queued(chat))));
  await vi.waitUntil(() => chats.every((chat) => tried.get(`tg:${chat}`) === 2), { timeout: 10_000 });
  await vi.waitUntil(() => [...tried.values()].includes(3), { timeout: 10_000 });
  // One chat is tried again and again, the others wait.
  expect([...tried.values()].sort((a, b) => a - b)).toEqual([2, 2, 2, 2, 3]);
  away = false;
  const sent = () => db.prisma.outboxMessage.count({ where: { state: "sent" } });
  await vi.waitUntil(async () => (await sent()) === chats.length, { timeout: 10_000, interval: 20 });
  await sender.stop(1_000);
}, 40_000);
