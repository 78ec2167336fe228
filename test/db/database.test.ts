import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { openDatabase, type Database, type UnitOfWork } from "../../src/db/database.ts";
import { freshDatabase, type TestDatabase } from "../support/database.ts";

let scratch: TestDatabase;
let database: Database;
beforeAll(async () => {
  scratch = await freshDatabase();
  database = openDatabase({ connectionString: scratch.connectionString });
});
afterAll(async () => {
  await database.close();
  await scratch.drop();
});
afterEach(() => database.prisma.dialogueState.deleteMany());

// DialogueState is the plainest table: a key and a text.
const bySql = (uow: UnitOfWork, key: string) =>
  uow.sql.query(`INSERT INTO "DialogueState" (key, value) VALUES ($1, 'sql')`, [key]);
const byPrisma = async (uow: UnitOfWork, key: string) =>
  (await uow.prisma()).dialogueState.create({ data: { key, value: "prisma" } });
const keys = async () =>
  (await database.prisma.dialogueState.findMany({ orderBy: { key: "asc" } })).map((row) => row.key);
const boom = new Error("boom");

it("without any use of Prisma it is an ordinary transaction", async () => {
  await expect(database.transaction((uow) => bySql(uow, "a").then(() => Promise.reject(boom)))).rejects.toBe(
    boom,
  );
  expect(await keys()).toEqual([]);
  await database.transaction((uow) => bySql(uow, "b"));
  expect(await keys()).toEqual(["b"]);
});

it("a failed statement whose error was swallowed still fails the whole: nothing is reported as committed", async () => {
  await bySqlOutside("taken");
  for (const write of [byPrisma, bySql]) {
    const after: string[] = [];
    const attempt = database.transaction(async (uow) => {
      uow.afterCommit(() => after.push("committed"));
      await bySql(uow, "a");
      await write(uow, "taken").catch(() => undefined);
      return "done";
    });
    await expect(attempt).rejects.toThrow();
    expect(after).toEqual([]);
    expect(await keys()).toEqual(["taken"]);
  }
});

it("a connection that breaks in the middle fails the transaction and is not used again", async () => {
  const attempt = database.transaction(async (uow) => {
    await bySql(uow, "a");
    const { rows } = await uow.sql.query("SELECT pg_backend_pid() AS pid");
    await database.pool.query("SELECT pg_terminate_backend($1)", [rows[0].pid]);
    await bySql(uow, "b");
  });
  await expect(attempt).rejects.toThrow();
  await database.transaction((uow) => bySql(uow, "c"));
  expect(await keys()).toEqual(["c"]);
});

it("actions after the commit run in order, see the commit, and never after a rollback", async () => {
  const ran: string[] = [];
  await database.transaction(async (uow) => {
    uow.afterCommit(() => ran.push("first"));
    uow.afterCommit(() => ran.push("second"));
    await bySql(uow, "a");
    expect(ran).toEqual([]);
  });
  const failing = database.transaction(async (uow) => {
    uow.afterCommit(() => ran.push("never"));
    await Promise.reject(boom);
  });
  await expect(failing).rejects.toBe(boom);
  expect(ran).toEqual(["first", "second"]);
});

it("connections come back: more transactions than connections, good and bad, all end", async () => {
  const small = openDatabase({ connectionString: scratch.connectionString, maxConnections: 2 });
  const outcomes = await Promise.allSettled(
    Array.from({ length: 12 }, (_, n) =>
      small.transaction(async (uow) => {
        await byPrisma(uow, `k${n}`);
        if (n % 3 === 0) throw boom;
      }),
    ),
  );
  expect(outcomes.filter((outcome) => outcome.status === "rejected").length).toBe(4);
  expect(await keys()).toHaveLength(8);
  expect(small.pool.totalCount - small.pool.idleCount).toBe(0);
  await small.close();
});

it("a transaction waiting too long for a lock ends, and the other one commits", async () => {
  await bySqlOutside("row");
  const change = `UPDATE "DialogueState" SET value = $1 WHERE key = 'row'`;
  await database.transaction(async (uow) => {
    await uow.sql.query(change, ["first"]);
    const second = database.transaction(async (other) => {
      await other.sql.query("SET LOCAL lock_timeout = '50ms'");
      await other.sql.query(change, ["second"]);
    });
    await expect(second).rejects.toMatchObject({ code: "55P03" });
  });
  expect(await database.prisma.dialogueState.findUnique({ where: { key: "row" } })).toMatchObject({
    value: "first",
  });
});

function bySqlOutside(key: string): Promise<unknown> {
  return database.pool.query(`INSERT INTO "DialogueState" (key, value) VALUES ($1, 'x')`, [key]);
}
