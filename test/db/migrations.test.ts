import { Client } from "pg";
import { afterEach, beforeEach, expect, it } from "vitest";
import { applyMigrations, missingMigrations, readMigrations } from "../../src/db/migrations.ts";
import { emptyDatabase, type TestDatabase } from "../support/database.ts";
import { withClient } from "../support/withClient.ts";

const RELEASE = readMigrations();
const NAMES = RELEASE.map((migration) => migration.name);

let database: TestDatabase;
let url: string;
beforeEach(async () => {
  database = await emptyDatabase();
  url = database.connectionString;
});
afterEach(() => database.drop());

/** Everything a refused start must leave alone: the tables, their columns and the history. */
function fingerprint(): Promise<unknown> {
  return withClient(url, async (client) => {
    const columns = await client.query(
      "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public' ORDER BY 1, 2",
    );
    const history = await client.query("SELECT * FROM _prisma_migrations ORDER BY migration_name");
    return [columns.rows, history.rows];
  });
}

const inHistory = (statement: string) => withClient(url, (client) => client.query(statement));

it("an empty database gets all of them once, with the history that prisma migrate reads", async () => {
  expect(await missingMigrations(url, RELEASE)).toEqual(NAMES);
  expect(await applyMigrations(url, RELEASE)).toEqual(NAMES);
  expect(await applyMigrations(url, RELEASE)).toEqual([]);
  expect(await missingMigrations(url, RELEASE)).toEqual([]);
  const { rows } = await withClient(url, (client) =>
    client.query(
      `SELECT migration_name, checksum, applied_steps_count, logs, rolled_back_at,
              finished_at >= started_at AS finished
       FROM _prisma_migrations ORDER BY migration_name`,
    ),
  );
  expect(rows).toEqual(
    RELEASE.map(({ name, checksum }) => ({
      migration_name: name,
      checksum,
      applied_steps_count: 1,
      logs: null,
      rolled_back_at: null,
      finished: true,
    })),
  );
});

it("two starters at once apply each one exactly once", async () => {
  const results = await Promise.all([applyMigrations(url, RELEASE), applyMigrations(url, RELEASE)]);
  expect(results.flat().sort()).toEqual(NAMES);
});

it("a starter waits while prisma migrate holds its lock", async () => {
  const other = new Client({ connectionString: url });
  await other.connect();
  await other.query("SELECT pg_advisory_lock(72707369)");
  const starting = applyMigrations(url, RELEASE);
  const waiting = async () =>
    (await other.query("SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")).rowCount === 1;
  while (!(await waiting()));
  expect(await missingMigrations(url, RELEASE)).toEqual(NAMES);
  await other.end();
  expect(await starting).toEqual(NAMES);
});

it("F10: a database of a newer release is refused and left as it is", async () => {
  const newer = {
    name: "29990101000000_future",
    sql: "CREATE TABLE future (id int)",
    checksum: "f".repeat(64),
  };
  await applyMigrations(url, [...RELEASE, newer]);
  const before = await fingerprint();
  await expect(applyMigrations(url, RELEASE)).rejects.toMatchObject({
    name: "StoreError",
    code: "newer_schema",
    message: expect.stringMatching(/newer release .*29990101000000_future/),
  });
  await expect(missingMigrations(url, RELEASE)).rejects.toMatchObject({ code: "newer_schema" });
  expect(await fingerprint()).toEqual(before);
});

it("a migration whose file was changed after it was applied is refused", async () => {
  await applyMigrations(url, RELEASE);
  await inHistory(
    `UPDATE _prisma_migrations SET checksum = repeat('0', 64) WHERE migration_name = '${NAMES[0]}'`,
  );
  const before = await fingerprint();
  const more = { name: "29990101000000_more", sql: "CREATE TABLE more (id int)", checksum: "a".repeat(64) };
  await expect(applyMigrations(url, [...RELEASE, more])).rejects.toMatchObject({
    code: "changed_migration",
    message: expect.stringContaining(String(NAMES[0])),
  });
  expect(await fingerprint()).toEqual(before);
});

it("a migration that another tool left unfinished is refused until it is settled", async () => {
  await applyMigrations(url, RELEASE);
  await inHistory(`UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name = '${NAMES[0]}'`);
  await expect(applyMigrations(url, RELEASE)).rejects.toMatchObject({ code: "failed_migration" });
  await inHistory(`UPDATE _prisma_migrations SET rolled_back_at = now() WHERE finished_at IS NULL`);
  expect(await missingMigrations(url, RELEASE)).toEqual([NAMES[0]]);
});

it("a migration that fails is rolled back whole, the ones before it stay", async () => {
  const sql = "CREATE TABLE half (id int); SELECT 1 / 0";
  const broken = { name: "29990101000000_broken", sql, checksum: "b".repeat(64) };
  await expect(applyMigrations(url, [...RELEASE, broken])).rejects.toMatchObject({
    code: "failed_migration",
    message: expect.stringMatching(/29990101000000_broken failed and was rolled back.*division by zero/),
  });
  expect(await missingMigrations(url, [...RELEASE, broken])).toEqual([broken.name]);
  const half = await withClient(url, (client) => client.query("SELECT to_regclass('half') AS half"));
  expect(half.rows).toEqual([{ half: null }]);
});

it("an address that the office gave becomes an account that can be written to", async () => {
  const place = RELEASE.findIndex(({ name }) => name.endsWith("_entry_links"));
  await applyMigrations(url, RELEASE.slice(0, place));
  await inHistory(`
    INSERT INTO "Organization" (id, name, place) VALUES ('o', 'UBND tỉnh', 'Bắc Kạn');
    INSERT INTO "Person" (id, "organizationId", "fullName", "sortKey", "searchKey", email)
      VALUES ('lan', 'o', 'Lan', '', '', 'lan@example.gov.vn'), ('mai', 'o', 'Mai', '', '', NULL)`);
  await applyMigrations(url, RELEASE);
  const { rows } = await inHistory(`SELECT channel, "externalId", "personId", state FROM "ChannelAccount"`);
  expect(rows).toEqual([{ channel: "email", externalId: "lan", personId: "lan", state: "active" }]);
});

it("findings with one number get one each: what is to be remedied keeps its own, then what was first", async () => {
  const numbers = RELEASE.findIndex(({ name }) => name.endsWith("_finding_numbers"));
  await applyMigrations(url, RELEASE.slice(0, numbers));
  const findings = [
    ["first", "i1", 1, 1],
    ["doubled_early", "i1", 2, 2],
    ["doubled_remedied", "i1", 2, 3],
    ["doubled_late", "i1", 2, 4],
    ["last", "i1", 3, 5],
    ["elsewhere", "i2", 2, 6],
  ] as const;
  await withClient(url, async (client) => {
    await client.query("SET session_replication_role = replica");
    for (const [id, inspection, ordinal, second] of findings) {
      await client.query(
        `INSERT INTO "Finding" (id, "inspectionId", area, ordinal, severity, text, "createdAt")
         VALUES ($1, $2, 'a', $3, 'minor', 'x', to_timestamp($4))`,
        [id, inspection, ordinal, second],
      );
      await client.query(
        `INSERT INTO "Recommendation" (id, "inspectionId", ordinal, text, "createdById", "createdAt")
         VALUES ($1, $2, $3, 'x', 'p', to_timestamp($4))`,
        [id, inspection, ordinal, second],
      );
    }
    await client.query(
      `INSERT INTO "Remediation" (id, "findingId", "unitId", "assignedOn", "dueDate", "toldOn")
       VALUES ('r', 'doubled_remedied', 'u', '2020-09-25', '2020-10-25', '2020-09-25')`,
    );
  });
  expect(await applyMigrations(url, RELEASE)).toEqual(NAMES.slice(numbers));
  await withClient(url, async (client) => {
    const numbered = async (table: string) => {
      const { rows } = await client.query<{ id: string; ordinal: number }>(
        `SELECT id, ordinal FROM "${table}" ORDER BY "inspectionId", ordinal`,
      );
      return rows.map(({ id, ordinal }) => [id, ordinal]);
    };
    expect(await numbered("Finding")).toEqual([
      ["first", 1],
      ["doubled_remedied", 2],
      ["last", 3],
      ["doubled_early", 4],
      ["doubled_late", 5],
      ["elsewhere", 2],
    ]);
    expect(await numbered("Recommendation")).toEqual([
      ["first", 1],
      ["doubled_early", 2],
      ["last", 3],
      ["doubled_remedied", 4],
      ["doubled_late", 5],
      ["elsewhere", 2],
    ]);
  });
});
