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

// What src/db/joinPrisma.ts relies on and promises; a new version of Prisma has to pass it.

it("both hands write through one connection and see each other before the commit", async () => {
  await database.transaction(async (uow) => {
    await bySql(uow, "a");
    const tx = await uow.prisma();
    expect(await tx.dialogueState.findUnique({ where: { key: "a" } })).toMatchObject({ value: "sql" });
    await byPrisma(uow, "b");
    const { rows } = await uow.sql.query(`SELECT value FROM "DialogueState" WHERE key = 'b'`);
    expect(rows).toEqual([{ value: "prisma" }]);
    const backends = await tx.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`;
    expect((await uow.sql.query("SELECT pg_backend_pid() AS pid")).rows).toEqual(backends);
    // Nobody outside sees any of it yet, through either hand.
    expect(await keys()).toEqual([]);
    expect((await database.pool.query('SELECT * FROM "DialogueState"')).rows).toEqual([]);
  });
  expect(await keys()).toEqual(["a", "b"]);
});

it("a throw rolls both back, whichever wrote last", async () => {
  const orders = [
    [bySql, byPrisma],
    [byPrisma, bySql],
  ];
  for (const [first, second] of orders) {
    const attempt = database.transaction(async (uow) => {
      await first?.(uow, "a");
      await second?.(uow, "b");
      throw boom;
    });
    await expect(attempt).rejects.toBe(boom);
    expect(await keys()).toEqual([]);
  }
});

it("Prisma is the same transaction however often it is asked for", async () => {
  await database.transaction(async (uow) => {
    const [one, two] = await Promise.all([uow.prisma(), uow.prisma()]);
    expect(one).toBe(two);
  });
});

it("the outer Prisma client inside a unit of work stays outside of it", async () => {
  const attempt = database.transaction(async (uow) => {
    await byPrisma(uow, "inside");
    await database.prisma.dialogueState.create({ data: { key: "outside", value: "x" } });
    await database.prisma.$transaction((tx) =>
      tx.dialogueState.create({ data: { key: "outside too", value: "x" } }),
    );
    throw boom;
  });
  await expect(attempt).rejects.toBe(boom);
  expect(await keys()).toEqual(["outside", "outside too"]);
});

it("concurrent transactions do not mix: each sees only its own, each second one rolls back", async () => {
  const started = Array.from({ length: 8 }, () => Promise.withResolvers<void>());
  const everybodyLooked = Promise.withResolvers<void>();
  const looked: unknown[] = [];
  const allLooked = () => {
    if (looked.length === started.length) everybodyLooked.resolve();
    return everybodyLooked.promise;
  };
  const outcomes = await Promise.allSettled(
    started.map(({ resolve }, n) =>
      database.transaction(async (uow) => {
        await bySql(uow, `${n}-sql`);
        await byPrisma(uow, `${n}-prisma`);
        resolve();
        // All of them are open at once, and nobody commits before everybody has looked.
        await Promise.all(started.map(({ promise }) => promise));
        const tx = await uow.prisma();
        const ownByPrisma = await tx.dialogueState.count();
        const ownBySql = (await uow.sql.query('SELECT FROM "DialogueState"')).rowCount;
        looked.push([ownByPrisma, ownBySql]);
        await allLooked();
        if (n % 2 === 1) throw boom;
      }),
    ),
  );
  expect(looked).toEqual(started.map(() => [2, 2]));
  expect(outcomes.map(({ status }) => status)).toEqual(
    started.map((_, n) => (n % 2 === 1 ? "rejected" : "fulfilled")),
  );
  expect(await keys()).toEqual(["0", "2", "4", "6"].flatMap((n) => [`${n}-prisma`, `${n}-sql`]));
});

it("a statement that fails inside Prisma fails the whole", async () => {
  await database.transaction((uow) => bySql(uow, "taken"));
  const attempt = database.transaction(async (uow) => {
    await bySql(uow, "a");
    await byPrisma(uow, "taken");
  });
  await expect(attempt).rejects.toMatchObject({ code: "P2002" });
  expect(await keys()).toEqual(["taken"]);
});

it("relations read side by side wait for each other on the one connection", async () => {
  await database.transaction(async (uow) => {
    const tx = await uow.prisma();
    await Promise.all(["a", "b", "c"].map((key) => byPrisma(uow, key)));
    const counts = await Promise.all([tx.dialogueState.count(), tx.person.count(), tx.dialogueState.count()]);
    expect(counts).toEqual([3, 0, 3]);
  });
});

it("Prisma lets go of the connection: the pool can lend it again at once", async () => {
  const single = openDatabase({ connectionString: scratch.connectionString, maxConnections: 1 });
  for (const key of ["a", "b", "c"]) await single.transaction((uow) => byPrisma(uow, key));
  const failing = single.transaction((uow) => byPrisma(uow, "c"));
  await expect(failing).rejects.toMatchObject({ code: "P2002" });
  await single.transaction((uow) => byPrisma(uow, "d"));
  await single.close();
  expect(await keys()).toEqual(["a", "b", "c", "d"]);
});
