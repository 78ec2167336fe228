import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { createQuota, type Quota } from "../../../src/channels/zalo/quota.ts";
import { openDatabase, type Database } from "../../../src/db/database.ts";
import { freshDatabase, type TestDatabase } from "../../support/database.ts";

let database: TestDatabase;
let db: Database;
beforeAll(async () => {
  database = await freshDatabase();
  db = openDatabase({ connectionString: database.connectionString });
}, 60_000);
afterAll(async () => {
  await db.close();
  await database.drop();
});

let now: number;
let warnings: number[];
beforeEach(async () => {
  now = Date.parse("2020-09-17T15:00:00+07:00");
  warnings = [];
  await db.prisma.outboxMessage.deleteMany();
});

function quota(limit: number): Quota {
  return createQuota({
    db: db.pool,
    clock: { now: () => now },
    timeZone: "Asia/Ho_Chi_Minh",
    limit,
    warn: ({ percent }) => warnings.push(percent),
  });
}

let next = 0;
function sent(sentAt: string, externalId: string | null, channel: "zalo" | "telegram" = "zalo") {
  next += 1;
  return {
    key: `test:${next}`,
    channel,
    conversation: `${channel}:1`,
    method: "sendMessage",
    payload: {},
    state: "sent" as const,
    externalId,
    sentAt: new Date(sentAt),
  };
}

it("warns once at 70, 85 and 95 %, and when nothing is left", () => {
  const counter = quota(100);
  for (let message = 1; message <= 69; message += 1) counter.sent();
  expect(warnings).toEqual([]);
  counter.sent();
  expect(warnings).toEqual([70]);
  for (let message = 71; message <= 99; message += 1) counter.sent();
  expect(warnings).toEqual([70, 85, 95]);
  expect(counter.isSpent()).toBe(false);
  counter.sent();
  counter.sent();
  expect(warnings).toEqual([70, 85, 95, 100]);
  expect(counter.isSpent()).toBe(true);
  expect(counter.used()).toBe(101);
});

it("begins anew with the month of the service's time zone", () => {
  const counter = quota(1);
  // 16:59:59 UTC on the 30th is the last second of September in Vietnam.
  now = Date.parse("2020-09-30T16:59:59Z");
  counter.sent();
  expect(counter.isSpent()).toBe(true);
  now += 1_000;
  expect(counter.isSpent()).toBe(false);
  expect(counter.used()).toBe(0);
  counter.sent();
  expect(warnings).toEqual([100, 100]);
});

it("counts what earlier lives and other processes have sent, part by part", async () => {
  await db.prisma.outboxMessage.createMany({
    data: [
      sent("2020-08-31T16:59:59Z", "a"),
      sent("2020-08-31T17:00:00Z", "b"),
      sent("2020-09-17T01:00:00Z", "c,d,e"),
      sent("2020-09-17T01:00:00Z", null),
      sent("2020-09-17T01:00:00Z", "f", "telegram"),
      { ...sent("2020-09-17T01:00:00Z", null), state: "failed", sentAt: null },
    ],
  });
  const counter = quota(4);
  await counter.refresh();
  expect(counter.used()).toBe(4);
  expect(warnings).toEqual([100]);
  await counter.refresh();
  expect(warnings).toEqual([100]);
});
