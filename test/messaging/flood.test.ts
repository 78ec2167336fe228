import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openDatabase, type Database } from "../../src/db/database.ts";
import { storeIncoming } from "../../src/db/inbox.ts";
import { createDispatcher, type Dispatcher } from "../../src/messaging/dispatcher.ts";
import { FLOOD_LIMITS, type FloodLimits } from "../../src/messaging/floodGuard.ts";
import { createLogger } from "../../src/observe/logger.ts";
import { freshDatabase, type TestDatabase } from "../support/database.ts";
import { quietServices } from "../support/quietServices.ts";
import { echoFlow } from "./support/echoFlow.ts";

let database: TestDatabase;
let db: Database;
let stop: (() => Promise<void>) | undefined;
let refused: number;
beforeEach(async () => {
  database = await freshDatabase();
  db = openDatabase({ connectionString: database.connectionString });
  stop = undefined;
  refused = 0;
});
afterEach(async () => {
  await stop?.();
  await db.close();
  await database.drop();
});

let order = 0;
async function receive(chat: number, count: number): Promise<void> {
  await storeIncoming(
    db.pool,
    Array.from({ length: count }, (_, place) => ({
      key: `tg:1:${(order += 1)}`,
      channel: "telegram",
      conversation: `tg:${chat}`,
      orderKey: BigInt(order),
      payload: { text: `tin ${place + 1}` },
    })),
  );
}

/** Puts somebody known behind a chat. */
async function enrol(chat: number): Promise<void> {
  const organization = await db.prisma.organization.create({ data: { name: "UBND tỉnh", place: "Bắc Kạn" } });
  await db.prisma.channelAccount.create({
    data: {
      channel: "telegram",
      externalId: String(chat),
      person: {
        create: {
          id: randomUUID(),
          organizationId: organization.id,
          fullName: "Lê Thị Lan",
          sortKey: "lan",
          searchKey: "lan",
        },
      },
    },
  });
}

function start(flood: FloodLimits = FLOOD_LIMITS): Dispatcher {
  const dispatcher = createDispatcher({
    services: {
      ...quietServices(db),
      onRefused: (_channel, reason) => {
        if (reason === "too_many") refused += 1;
      },
    },
    log: createLogger("silent"),
    flood,
    ...echoFlow(),
  });
  stop = () => dispatcher.stop();
  dispatcher.start();
  return dispatcher;
}

async function untilHandled(): Promise<void> {
  await vi.waitUntil(async () => (await db.prisma.inboxUpdate.count({ where: { doneAt: null } })) === 0, {
    timeout: 60_000,
    interval: 20,
  });
}

/** Chats in the order in which they were answered. */
async function answered(): Promise<number[]> {
  const rows = await db.prisma.outboxMessage.findMany({ orderBy: { id: "asc" } });
  return rows.map(({ conversation }) => Number(conversation.slice("tg:".length)));
}

const STRANGERS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const HONEST = 7_001;

describe("F26: a flood", () => {
  it("of ten strangers with 300 messages each gets few replies, and an honest member is served meanwhile", async () => {
    await enrol(HONEST);
    for (const chat of STRANGERS) await receive(chat, 300);
    await receive(HONEST, 3);
    start();
    await untilHandled();
    const replies = await answered();
    // Ten and the request to wait, and what a minute of handling gives back.
    for (const chat of STRANGERS) {
      const own = replies.filter((one) => one === chat).length;
      expect(own, `stranger ${chat}`).toBeGreaterThan(10);
      expect(own, `stranger ${chat}`).toBeLessThan(30);
    }
    expect(replies.filter((chat) => chat === HONEST)).toHaveLength(3);
    // In each round everybody is looked at once, with what was in work beside it.
    const before = replies.slice(0, replies.lastIndexOf(HONEST)).filter((chat) => chat !== HONEST).length;
    expect(before).toBeLessThanOrEqual(3 * STRANGERS.length + 8);
    expect(refused).toBeGreaterThan(10 * 270);
    expect(await db.prisma.deadUpdate.count()).toBe(0);
  }, 90_000);

  it("of somebody known is handled whole and in order, and the others do not wait behind it", async () => {
    await enrol(1);
    await enrol(HONEST);
    await receive(1, 40);
    await receive(HONEST, 1);
    start({ ...FLOOD_LIMITS, known: { burst: 10, perSecond: 40 } });
    await untilHandled();
    const replies = await answered();
    expect(replies.filter((chat) => chat === 1)).toHaveLength(40);
    expect(replies.indexOf(HONEST)).toBeLessThan(10);
    const texts = await db.prisma.outboxMessage.findMany({
      where: { conversation: "tg:1" },
      orderBy: { id: "asc" },
    });
    expect(texts.map(({ payload }) => payload)).toEqual(
      Array.from({ length: 40 }, (_, place) => ({ text: `${place + 1}: tin ${place + 1}` })),
    );
    expect(refused).toBe(0);
  }, 60_000);

  it("in many conversations leaves everybody their turn", async () => {
    const flooders = Array.from({ length: 20 }, (_, place) => place + 1);
    for (const chat of flooders) {
      await enrol(chat);
      await receive(chat, 30);
    }
    await enrol(HONEST);
    await receive(HONEST, 1);
    start();
    await untilHandled();
    expect((await answered()).indexOf(HONEST)).toBeLessThan(2 * flooders.length);
  }, 60_000);

  it("is over for a stranger who has been enrolled meanwhile", async () => {
    await receive(1, 20);
    const dispatcher = start({ ...FLOOD_LIMITS, stranger: { burst: 10, perSecond: 1 / 600 } });
    await untilHandled();
    await enrol(1);
    await receive(1, 2);
    dispatcher.wake("telegram", "tg:1");
    await untilHandled();
    const { length } = await answered();
    expect(length).toBe(10 + 1 + 2);
  }, 60_000);
});
