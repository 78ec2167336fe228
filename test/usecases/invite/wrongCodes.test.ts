import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openDatabase, type Database } from "../../../src/db/database.ts";
import { performAct, type ActServices } from "../../../src/messaging/act.ts";
import { countWrongCode, mayTryCode } from "../../../src/usecases/invite/wrongCodes.ts";
import { freshDatabase, type TestDatabase } from "../../support/database.ts";
import { quietServices } from "../../support/quietServices.ts";

const HOUR_MS = 60 * 60 * 1_000;

let database: TestDatabase;
let db: Database;
let services: ActServices;
let now = Date.parse("2026-01-05T09:00:00+07:00");
beforeAll(async () => {
  database = await freshDatabase();
  db = openDatabase({ connectionString: database.connectionString });
  services = { ...quietServices(db), clock: { now: () => now } };
});
afterAll(async () => {
  await db.close();
  await database.drop();
});

const mayTry = (account: number) =>
  performAct(services, { key: `test:${randomUUID()}` }, (act) => mayTryCode(act, account));

async function triesWrong(account: number, times = 1): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    await performAct(services, { key: `test:${randomUUID()}` }, async (act) => countWrongCode(act, account));
  }
}

it("locks an account after its fifth wrong code, for an hour", async () => {
  await triesWrong(1, 4);
  expect(await mayTry(1)).toBe(true);
  await triesWrong(1);
  expect(await mayTry(1)).toBe(false);
  expect(await mayTry(2)).toBe(true);
  now += HOUR_MS;
  expect(await mayTry(1)).toBe(true);
});

it("after fifty wrong codes in all locks everybody who has tried one, and nobody else", async () => {
  now += HOUR_MS;
  for (let account = 100; account < 109; account += 1) await triesWrong(account, 5);
  await triesWrong(200, 1);
  expect(await mayTry(200)).toBe(true);
  await triesWrong(109, 4);
  expect(await mayTry(109)).toBe(false);
  expect(await mayTry(200)).toBe(false);
  expect(await mayTry(300)).toBe(true);
  now += HOUR_MS;
  expect(await mayTry(200)).toBe(true);
});
