import { afterAll, beforeAll, expect, it } from "vitest";
import { freshDatabase, type TestDatabase } from "../../support/database.ts";
import { withClient } from "../../support/withClient.ts";

const ROW = `INSERT INTO "AuditEvent" (chain, seq, at, actor, channel, action, object, data, "prevHash", hash)
             VALUES ('K-1', 1, now(), 'p', 'web', 'answer.saved', 'answer:x', '{}', '', 'h')`;

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
  await withClient(database.connectionString, (client) => client.query(ROW));
});
afterAll(() => database.drop());

it.each([
  `UPDATE "AuditEvent" SET action = 'other'`,
  `UPDATE "AuditEvent" SET action = 'other' WHERE chain = 'no such chain'`,
  `DELETE FROM "AuditEvent"`,
  `TRUNCATE "AuditEvent"`,
  `${ROW} ON CONFLICT (chain, seq) DO UPDATE SET action = 'other'`,
  `SET session_replication_role = replica; DELETE FROM "AuditEvent"`,
])("the audit log refuses: %s", async (statement) => {
  const attempt = withClient(database.connectionString, (client) => client.query(statement));
  await expect(attempt).rejects.toThrow('of "AuditEvent" is refused: the audit log only grows');
  const { rows } = await withClient(database.connectionString, (client) =>
    client.query('SELECT seq, action FROM "AuditEvent"'),
  );
  expect(rows).toEqual([{ seq: 1, action: "answer.saved" }]);
});
