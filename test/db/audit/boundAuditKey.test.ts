import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { boundAuditKey } from "../../../src/db/audit/boundAuditKey.ts";
import { openDatabase, type Database } from "../../../src/db/database.ts";
import { finish } from "../../../src/db/hot/finish.ts";
import { freshDatabase, type TestDatabase } from "../../support/database.ts";

const KEY = "k".repeat(40);

let scratch: TestDatabase;
let db: Database;
let folder: string;
beforeEach(async () => {
  scratch = await freshDatabase();
  db = openDatabase({ connectionString: scratch.connectionString });
  folder = await mkdtemp(join(tmpdir(), "kiemtra-key-"));
});
afterEach(async () => {
  await db.close();
  await scratch.drop();
  await rm(folder, { recursive: true });
});

const bound = (auditKey: string | undefined, place = "data") =>
  boundAuditKey({ auditKey, dataDir: join(folder, place) }, db.pool);

async function writeRow(auditKey: string): Promise<void> {
  const entry = {
    chain: "system",
    action: "tried",
    object: "x",
    data: null,
    actor: "system",
    channel: "system",
  };
  const none = { now: new Date(), leaseUntil: null, dialogues: new Map(), outbox: [] };
  await db.transaction((uow) => finish(uow, { ...none, audit: [entry], auditKey }));
}

it("binds an empty database to the first key, also when two processes begin it at once", async () => {
  const both = await Promise.allSettled([bound(undefined, "one"), bound(undefined, "two")]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const first = both.find((one) => one.status === "fulfilled");
  const place = both[0]?.status === "fulfilled" ? "one" : "two";
  expect(await bound(undefined, place)).toBe(first?.value);
  await expect(bound(KEY)).rejects.toMatchObject({ code: "audit_key_wrong" });
  await expect(bound(undefined, "three")).rejects.toMatchObject({ code: "audit_key_missing" });
  expect(existsSync(join(folder, "three"))).toBe(false);
});

it("binds a log of an earlier release only to the key its newest row was written with", async () => {
  await writeRow(KEY);
  await expect(bound("w".repeat(40))).rejects.toMatchObject({ code: "audit_key_wrong" });
  await expect(bound(undefined)).rejects.toMatchObject({ code: "audit_key_missing" });
  expect(await bound(KEY)).toBe(KEY);
  await expect(bound("w".repeat(40))).rejects.toMatchObject({ code: "audit_key_wrong" });
});
