import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { openDatabase, type Database } from "../../src/db/database.ts";
import { performAct, type Act, type ActServices } from "../../src/messaging/act.ts";
import { freshDatabase, type TestDatabase } from "../support/database.ts";
import { quietServices } from "../support/quietServices.ts";

let scratch: TestDatabase;
let db: Database;
let services: ActServices;
beforeAll(async () => {
  scratch = await freshDatabase();
  db = openDatabase({ connectionString: scratch.connectionString });
  services = quietServices(db);
  await db.prisma.channelAccount.createMany({ data: [{ channel: "web", externalId: "web:mai" }] });
});
afterAll(async () => {
  await db.close();
  await scratch.drop();
});
afterEach(async () => {
  await db.prisma.outboxMessage.deleteMany();
  await db.prisma.dialogueState.deleteMany();
});

/** Each hand locks a row in its own way; DialogueState is the plainest table. */
const HANDS = {
  sql: async (act: Act, key: string) => {
    await act.uow.sql.query(`UPDATE "DialogueState" SET value = value || '+' WHERE key = $1`, [key]);
  },
  Prisma: async (act: Act, key: string) => {
    const tx = await act.uow.prisma();
    const { value } = await tx.dialogueState.update({ where: { key }, data: { value: { set: "locked" } } });
    expect(value).toBe("locked");
  },
};

/** Two acts that lock the same two rows in opposite order, each waiting at first for the other's row. */
async function deadlock(lock: (act: Act, key: string) => Promise<void>): Promise<number> {
  await db.prisma.dialogueState.createMany({ data: ["a", "b"].map((key) => ({ key, value: "" })) });
  let runs = 0;
  const locked = new Set<string>();
  let bothLocked: () => void = () => undefined;
  const both = new Promise<void>((resolve) => (bothLocked = resolve));
  const one = (first: string, second: string) =>
    performAct(services, { key: `test:${first}` }, async (act) => {
      runs += 1;
      await lock(act, first);
      if (locked.add(first).size === 2) bothLocked();
      await both;
      await lock(act, second);
      await act.send({
        channel: "web",
        conversation: "web:mai",
        method: "sendMessage",
        payload: { text: first },
      });
    });
  await Promise.all([one("a", "b"), one("b", "a")]);
  return runs;
}

it.each(Object.entries(HANDS))("of two acts in a deadlock the victim is done again (%s)", async (_, lock) => {
  expect(await deadlock(lock)).toBe(3);
  const sent = await db.prisma.outboxMessage.findMany({ orderBy: { key: "asc" }, select: { key: true } });
  // Each says what it has to say once: what the victim had said went with its transaction.
  expect(sent).toEqual([{ key: "test:a:0" }, { key: "test:b:0" }]);
});

it("what another act has overtaken is decided anew; what fails for itself is not tried again", async () => {
  let runs = 0;
  const result = await performAct(services, { key: "test:late" }, async (act) => {
    runs += 1;
    if (runs === 1) throw act.overtaken("somebody was faster");
    return "done";
  });
  expect([result, runs]).toEqual(["done", 2]);

  runs = 0;
  const failing = performAct(services, { key: "test:wrong" }, async (act) => {
    runs += 1;
    await act.uow.sql.query("SELECT 1 / 0");
  });
  await expect(failing).rejects.toThrow("division by zero");
  expect(runs).toBe(1);
});

it("gives up after three tries", async () => {
  let runs = 0;
  const always = performAct(services, { key: "test:always" }, (act) => {
    runs += 1;
    return Promise.reject(act.overtaken("always late"));
  });
  await expect(always).rejects.toThrow("always late");
  expect(runs).toBe(3);
});
