import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { openDatabase, type Database } from "../../src/db/database.ts";
import { leg, runTrip, type Statement } from "../../src/db/hot/trip.ts";
import { freshDatabase, type TestDatabase } from "../support/database.ts";

let scratch: TestDatabase;
let database: Database;
beforeAll(async () => {
  scratch = await freshDatabase();
  // One connection: what a failed trip leaves behind on it is met by the next one.
  database = openDatabase({ connectionString: scratch.connectionString, maxConnections: 1 });
});
afterAll(async () => {
  await database.close();
  await scratch.drop();
});
afterEach(() => database.pool.query('DELETE FROM "DialogueState"'));

const ADD: Statement<string> = {
  name: "test-add",
  text: `INSERT INTO "DialogueState" (key, value) VALUES ($1, $2) RETURNING key`,
  read: ([key]) => key ?? "",
};
const COUNT: Statement<number> = {
  name: "test-count",
  text: `SELECT count(*) FROM "DialogueState"`,
  read: ([count]) => Number(count),
};
const NO_NUMBER: Statement<unknown> = { name: "test-cast", text: "SELECT $1::text::int", read: () => null };
const NO_STATEMENT: Statement<unknown> = { name: "test-broken", text: "SELEKT 1", read: () => null };

const keys = async () =>
  (await database.pool.query<{ key: string }>(`SELECT key FROM "DialogueState" ORDER BY key`)).rows.map(
    (row) => row.key,
  );

describe("statements in one round trip", () => {
  it("run in order, each with its own rows", async () => {
    await database.transaction(async ({ sql }) => {
      const added = leg(ADD, ["a", "một"]);
      const counted = leg(COUNT);
      const again = leg(ADD, ["b", null]);
      await expect(runTrip(sql, [added, counted, again])).rejects.toMatchObject({ code: "23502" });
      expect([added.rows, counted.rows, again.rows]).toEqual([["a"], [1], []]);
      await sql.query("ROLLBACK; BEGIN");
    });
    await database.transaction(async ({ sql }) => {
      const many = ["c", "d", "e"].map((key) => leg(ADD, [key, "đường"]));
      const counted = leg(COUNT);
      await runTrip(sql, [...many, counted]);
      expect(counted.rows).toEqual([3]);
    });
    expect(await keys()).toEqual(["c", "d", "e"]);
  });

  it("after one that fails none is run, and what they prepared can be used again", async () => {
    for (const broken of [leg(NO_STATEMENT), leg(NO_NUMBER, ["mười"])]) {
      const after = { ...ADD, name: `after-${broken.statement.name}` };
      const attempt = database.transaction(({ sql }) =>
        runTrip(sql, [leg(COUNT), broken, leg(after, ["x", "x"])]),
      );
      await expect(attempt).rejects.toThrow();
      await database.transaction(({ sql }) => runTrip(sql, [leg(after, [after.name, "x"]), leg(COUNT)]));
    }
    expect(await keys()).toEqual(["after-test-broken", "after-test-cast"]);
  });

  it("a row that cannot be read fails the trip, and not the process", async () => {
    const unreadable: Statement<never> = {
      ...COUNT,
      read: () => {
        throw new Error("unreadable");
      },
    };
    const attempt = database.transaction(({ sql }) => runTrip(sql, [leg(unreadable)]));
    await expect(attempt).rejects.toThrow("unreadable");
  });

  it("a connection that breaks on the way fails the trip", async () => {
    const suicide: Statement<unknown> = {
      name: "test-suicide",
      text: "SELECT pg_terminate_backend(pg_backend_pid())",
      read: () => null,
    };
    const attempt = database.transaction(({ sql }) => runTrip(sql, [leg(suicide), leg(COUNT)]));
    await expect(attempt).rejects.toThrow();
    // The next connection knows none of the prepared statements.
    await database.transaction(({ sql }) => runTrip(sql, [leg(ADD, ["a", "x"]), leg(COUNT)]));
    expect(await keys()).toEqual(["a"]);
  });
});

describe("the first and the last statement of a transaction", () => {
  it("go along with its BEGIN and its COMMIT", async () => {
    const first = leg(ADD, ["first", "x"]);
    await database.transaction(async (uow) => {
      expect(first.rows).toEqual(["first"]);
      uow.commitWith(leg(ADD, ["last", "x"]));
    }, first);
    expect(await keys()).toEqual(["first", "last"]);
  });

  it("the first fails: nothing is begun", async () => {
    let begun = false;
    const attempt = database.transaction(
      async () => {
        begun = true;
      },
      leg(NO_NUMBER, ["mười"]),
    );
    await expect(attempt).rejects.toMatchObject({ code: "22P02" });
    expect(begun).toBe(false);
  });

  it("the last fails: all is rolled back, nobody is told of a commit, the error is explained", async () => {
    const told: string[] = [];
    const attempt = database.transaction(async (uow) => {
      uow.afterCommit(() => told.push("committed"));
      await runTrip(uow.sql, [leg(ADD, ["a", "x"])]);
      uow.commitWith(leg(NO_NUMBER, ["mười"]), (cause) => new Error("explained", { cause }));
    });
    await expect(attempt).rejects.toThrow("explained");
    expect(told).toEqual([]);
    expect(await keys()).toEqual([]);
  });

  it("the work fails: the last one is not run", async () => {
    const attempt = database.transaction(async (uow) => {
      uow.commitWith(leg(ADD, ["last", "x"]));
      await Promise.reject(new Error("boom"));
    });
    await expect(attempt).rejects.toThrow("boom");
    expect(await keys()).toEqual([]);
  });

  it("a swallowed error before it fails the whole", async () => {
    const attempt = database.transaction(async (uow) => {
      await runTrip(uow.sql, [leg(NO_NUMBER, ["mười"])]).catch(() => undefined);
      uow.commitWith(leg(ADD, ["last", "x"]));
    });
    await expect(attempt).rejects.toMatchObject({ code: "25P02" });
    expect(await keys()).toEqual([]);
  });
});
