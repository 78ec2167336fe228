import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { applyMigrations, readMigrations } from "../../src/db/migrations.ts";
import { emptyDatabase, type TestDatabase } from "../support/database.ts";
import { withClient } from "../support/withClient.ts";

const RELEASE = readMigrations(path.resolve(import.meta.dirname, "../../prisma/migrations"));

let database: TestDatabase;
beforeEach(async () => {
  database = await emptyDatabase();
});
afterEach(() => database.drop());

/** A database as it was before a migration, with rows of that time. */
async function asBefore(migration: string, rows: string): Promise<void> {
  const place = RELEASE.findIndex(({ name }) => name.endsWith(`_${migration}`));
  await applyMigrations(database.connectionString, RELEASE.slice(0, place));
  await withClient(database.connectionString, (client) => client.query(rows));
}

async function afterAll(query: string): Promise<unknown[]> {
  await applyMigrations(database.connectionString, RELEASE);
  const { rows } = await withClient(database.connectionString, (client) => client.query(query));
  return rows;
}

it("notice_day: the day that ended a key becomes a column; news have none", async () => {
  const notice = (key: string, kind: string) =>
    `INSERT INTO "Notice" (id, key, kind, "personId", "recipientId", data, "createdAt", "triedAccounts")
     VALUES ('${key}', '${key}', '${kind}', 'p', 'p', '{}', now(), '{}');`;
  await asBefore(
    "notice_day",
    `INSERT INTO "Organization" (id, name, place, "createdAt") VALUES ('o', 'Sở Nội vụ', 'Bắc Kạn', now());
     INSERT INTO "Person" (id, "organizationId", "fullName", "sortKey", "searchKey", "createdAt") VALUES ('p', 'o', 'Hoàng Thị Mai', 'mai', 'mai', now());
     ${notice("reminder:p:2020-10-07", "reminder")}
     ${notice("weekly:p:2020-10-05", "weekly")}
     ${notice("event:0199b1d8-0000-7000-8000-2020-10-0712:p", "event")}`,
  );
  expect(await afterAll(`SELECT kind, day::text AS day FROM "Notice" ORDER BY kind::text`)).toEqual([
    { kind: "event", day: null },
    { kind: "reminder", day: "2020-10-07" },
    { kind: "weekly", day: "2020-10-05" },
  ]);
});

it("answer_states: what nothing stores is a state no more; a row put in by hand is no answer", async () => {
  const answer = (question: string, state: string) =>
    `INSERT INTO "Answer" ("areaRecordId", question, source, state, "answeredById", "answeredAt", version)
     VALUES (1, '${question}', 'on_site', '${state}', 'p', now(), 1);`;
  await asBefore(
    "answer_states",
    // Whose answers they are does not matter here: no foreign keys.
    `SET session_replication_role = replica;
     ${["answered", "not_available", "not_applicable", "skipped"].map((state) => answer(state, state)).join("\n")}`,
  );
  expect(await afterAll(`SELECT question, state::text AS state FROM "Answer" ORDER BY question`)).toEqual([
    { question: "answered", state: "answered" },
    { question: "not_applicable", state: "skipped" },
    { question: "not_available", state: "not_available" },
    { question: "skipped", state: "skipped" },
  ]);
  await expect(
    withClient(database.connectionString, (client) => client.query(`SELECT 'not_applicable'::"AnswerState"`)),
  ).rejects.toThrow(/invalid input value for enum/);
});

it("forms_of_organizations: what was published in the chat is its organization's, the rest everybody's", async () => {
  const form = (id: string, sha256: string) =>
    `INSERT INTO "FormVersion" (id, "formId", version, sha256, definition, "createdAt", "publishedAt")
     VALUES ('${id}', 'cchc-nq76', '${id}', '${sha256}', '{}', now(), now());`;
  const published = (seq: number, actor: string, sha256: string, action = "form.published") =>
    `INSERT INTO "AuditEvent" (chain, seq, at, actor, channel, action, object, data, "prevHash", hash)
     VALUES ('system', ${seq}, now(), '${actor}', 'web', '${action}', 'form:cchc-nq76', '{"sha256": "${sha256}"}', '', '');`;
  const draft = (id: string, by: string) =>
    `INSERT INTO "FormDraft" (id, "formId", sha256, definition, "fileName", "sentById", "createdAt")
     VALUES ('${id}', 'cchc-nq76', 'd', '{}', 'a.xlsx', '${by}', now());`;
  await asBefore(
    "forms_of_organizations",
    `INSERT INTO "Organization" (id, name, place, "createdAt") VALUES ('o', 'Sở Nội vụ', 'Bắc Kạn', now());
     INSERT INTO "Person" (id, "organizationId", "fullName", "sortKey", "searchKey", "createdAt") VALUES ('p', 'o', 'Hoàng Thị Mai', 'mai', 'mai', now());
     INSERT INTO "Form" (id, title) VALUES ('cchc-nq76', '{}');
     ${form("shipped", "aa")} ${form("sent", "bb")} ${form("imported", "cc")}
     ${published(1, "system", "aa")} ${published(2, "p", "bb")} ${published(3, "system", "cc")}
     ${published(4, "p", "aa", "form.republished")}
     ${draft("d1", "p")} ${draft("d2", "gone")}`,
  );
  expect(
    await afterAll(
      `SELECT id, "organizationId" AS of FROM "FormVersion" UNION ALL
       SELECT id, "organizationId" AS of FROM "FormDraft" ORDER BY id`,
    ),
  ).toEqual([
    { id: "d1", of: "o" },
    { id: "imported", of: null },
    { id: "sent", of: "o" },
    { id: "shipped", of: null },
  ]);
});
