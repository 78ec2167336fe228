import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { diffToSchema } from "../../scripts/schemaEngine.ts";
import { freshDatabase, type TestDatabase } from "../support/database.ts";
import { withClient } from "../support/withClient.ts";

const SCHEMA = path.resolve(import.meta.dirname, "../../prisma/schema.prisma");

let database: TestDatabase;
beforeEach(async () => {
  database = await freshDatabase();
});
afterEach(() => database.drop());

it("the migrations lead to prisma/schema.prisma", async () => {
  expect(await diffToSchema(database.connectionString, SCHEMA)).toBeNull();
});

it("a schema file that went ahead of the migrations is noticed", async () => {
  await withClient(database.connectionString, (client) =>
    client.query('ALTER TABLE "Recommendation" DROP COLUMN "text"; DROP INDEX "Unit_searchKey_idx"'),
  );
  const difference = await diffToSchema(database.connectionString, SCHEMA);
  expect(difference).toContain('ALTER TABLE "Recommendation" ADD COLUMN     "text" TEXT NOT NULL');
  expect(difference).toContain('CREATE INDEX "Unit_searchKey_idx"');
});
