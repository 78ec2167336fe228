import { afterAll, beforeAll, expect, it } from "vitest";
import { requireRoom } from "../../src/backup/requireRoom.ts";
import { openDatabase, type Database } from "../../src/db/database.ts";
import { freshDatabase, type TestDatabase } from "../support/database.ts";

let database: TestDatabase;
let db: Database;
beforeAll(async () => {
  database = await freshDatabase();
  db = openDatabase({ connectionString: database.connectionString });
});
afterAll(async () => {
  await db.close();
  await database.drop();
});

it("a backup says what its trial needs, and does not begin where there is less", async () => {
  const needed = await requireRoom(db.pool, "/tmp", () => Promise.resolve(1e12));
  expect(needed).toBeGreaterThan(1_000_000);
  const tight = requireRoom(db.pool, "/small disk", () => Promise.resolve(needed - 1));
  await expect(tight).rejects.toMatchObject({
    code: "no_room",
    message: expect.stringMatching(/needs \d+ MB in \/small disk, where \d+ MB are free: .*TMPDIR/),
  });
});
