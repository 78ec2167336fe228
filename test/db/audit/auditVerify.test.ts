import { appendFile, mkdtemp, readFile, rm, truncate } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import * as fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { AuditEntry } from "../../../src/db/audit/auditChain.ts";
import { readAnchors, writeAnchors } from "../../../src/db/audit/auditAnchors.ts";
import { verifyAudit, type AuditReport } from "../../../src/db/audit/verifyAudit.ts";
import { openDatabase, type Database } from "../../../src/db/database.ts";
import { freshDatabase, type TestDatabase } from "../../support/database.ts";
import { finish } from "../../../src/db/hot/finish.ts";

const KEY = "a key that is not in the database";
const NOW = new Date("2020-09-17T02:30:00.123Z");

let scratch: TestDatabase;
let database: Database;
let folder: string;
let anchorFile: string;
beforeEach(async () => {
  scratch = await freshDatabase();
  database = openDatabase({ connectionString: scratch.connectionString });
  folder = await mkdtemp(path.join(tmpdir(), "kiemtra-anchors-"));
  anchorFile = path.join(folder, "audit-anchors.jsonl");
});
afterEach(async () => {
  await database.close();
  await scratch.drop();
  await rm(folder, { recursive: true });
});

function entry(chain: string, n: number, data: unknown = { value: n, note: `hồ sơ số ${n}` }): AuditEntry {
  return {
    chain,
    action: "answer.saved",
    object: `answer:procedures/q${n}`,
    data,
    actor: "p-1",
    channel: "web",
  };
}

/** Written as the service writes it. */
async function write(...audit: AuditEntry[]): Promise<void> {
  await database.transaction((uow) =>
    finish(uow, {
      now: NOW,
      leaseUntil: null,
      dialogues: new Map(),
      outbox: [],
      audit,
      auditKey: KEY,
    }),
  );
}

/** What the owner of the table can do: take the guard away, change, put it back. */
async function tamper(statement: string): Promise<void> {
  await database.pool.query('ALTER TABLE "AuditEvent" DISABLE TRIGGER ALL');
  await database.pool.query(statement);
  await database.pool.query('ALTER TABLE "AuditEvent" ENABLE ALWAYS TRIGGER "AuditEvent_only_grows"');
}

const verify = async (): Promise<AuditReport> =>
  verifyAudit(database.pool, KEY, (await readAnchors(anchorFile)).book);
const faults = async () =>
  (await verify()).chains
    .filter((c) => c.fault !== null)
    .map((c) => [c.chain, c.fault?.seq, c.fault?.reason]);

describe("an untouched log", () => {
  it("is sound: no rows, rows of several chains, rows written one by one and together", async () => {
    expect(await verify()).toEqual({ ok: true, chains: [] });
    await write(entry("system", 1));
    await write(entry("K-2", 1), entry("K-1", 1), entry("K-2", 2));
    await writeAnchors(database.pool, anchorFile, NOW);
    await write(entry("K-2", 3));
    expect(await verify()).toEqual({
      ok: true,
      chains: [
        { chain: "K-1", rows: 1, unproved: 0, fault: null },
        { chain: "K-2", rows: 3, unproved: 0, fault: null },
        { chain: "system", rows: 1, unproved: 0, fault: null },
      ],
    });
  });

  it("is sound over more rows than are read at a time", async () => {
    await write(...Array.from({ length: 2_500 }, (_, n) => entry(n % 2 === 0 ? "even" : "odd", n)));
    await write(...Array.from({ length: 2_000 }, (_, n) => entry("even", n)));
    expect((await verify()).chains.map(({ chain, rows, fault }) => [chain, rows, fault])).toEqual([
      ["even", 3_250, null],
      ["odd", 1_250, null],
    ]);
  });

  it("is sound whatever JSON was written: the database gives back what was hashed", async () => {
    // NUL cannot be stored as JSON text; updates are cleaned of it when they come in.
    const text = fc.string({ unit: "grapheme" }).map((s) => s.replaceAll("\0", ""));
    const json = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: "small" },
        fc.constant(null),
        fc.boolean(),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.integer(),
        text,
        fc.array(tie("value")),
        fc.dictionary(text, tie("value")),
      ),
    })).value;
    await fc.assert(
      fc.asyncProperty(fc.array(json, { minLength: 1, maxLength: 20 }), async (values) => {
        await write(...values.map((value, n) => entry("any", n, value)));
        expect(await faults()).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });
});

describe("writers at the same time", () => {
  it.each([0, 1])("each get a place of their own in the chain (rows before: %i)", async (before) => {
    for (let n = 0; n < before; n += 1) await write(entry("K-1", n));
    await Promise.all(Array.from({ length: 8 }, (_, n) => write(entry("K-1", 10 + n))));
    expect((await verify()).chains).toEqual([{ chain: "K-1", rows: before + 8, unproved: 0, fault: null }]);
  });
});

describe("F62: a touched log names the first bad row", () => {
  beforeEach(async () => {
    for (let n = 1; n <= 6; n += 1) await write(entry("K-1", n), entry("K-2", n));
    await writeAnchors(database.pool, anchorFile, NOW);
  });

  it.each([
    [`UPDATE "AuditEvent" SET data = '{"value": 99}' WHERE chain = 'K-1' AND seq = 4`, 4, "changed"],
    [`UPDATE "AuditEvent" SET at = at + interval '1 day' WHERE chain = 'K-1' AND seq = 2`, 2, "changed"],
    [`UPDATE "AuditEvent" SET actor = 'p-2' WHERE chain = 'K-1' AND seq >= 5`, 5, "changed"],
    [`UPDATE "AuditEvent" SET hash = repeat('0', 64) WHERE chain = 'K-1' AND seq = 3`, 3, "changed"],
    [`DELETE FROM "AuditEvent" WHERE chain = 'K-1' AND seq = 3`, 3, "missing"],
    [`DELETE FROM "AuditEvent" WHERE chain = 'K-1' AND seq = 1`, 1, "missing"],
    [`DELETE FROM "AuditEvent" WHERE chain = 'K-1' AND seq > 4`, 5, "missing"],
    [`DELETE FROM "AuditEvent" WHERE chain = 'K-1'`, 1, "missing"],
    [
      `INSERT INTO "AuditEvent" SELECT chain, 7, at, actor, channel, action, object, data, hash, repeat('a', 64)
         FROM "AuditEvent" WHERE chain = 'K-1' AND seq = 6`,
      7,
      "changed",
    ],
    [
      `INSERT INTO "AuditEvent" SELECT chain, 0, at, actor, channel, action, object, data, "prevHash", hash
         FROM "AuditEvent" WHERE chain = 'K-1' AND seq = 1`,
      0,
      "outside",
    ],
    [`UPDATE "AuditHead" SET seq = 5 WHERE chain = 'K-1'`, 5, "not_as_anchored"],
    [`UPDATE "AuditHead" SET hash = repeat('a', 64) WHERE chain = 'K-1'`, 6, "not_as_anchored"],
    [`DELETE FROM "AuditHead" WHERE chain = 'K-1'`, 1, "outside"],
  ])("%s", async (statement, seq, reason) => {
    await tamper(statement);
    expect(await faults()).toEqual([["K-1", seq, reason]]);
  });

  it("rows that changed places", async () => {
    await tamper(
      `UPDATE "AuditEvent" SET seq = -seq WHERE chain = 'K-1' AND seq IN (2, 3);
       UPDATE "AuditEvent" SET seq = 5 + seq WHERE chain = 'K-1' AND seq < 0`,
    );
    expect(await faults()).toEqual([["K-1", 2, "changed"]]);
  });

  it("an end that was cut off so that the database agrees with itself: only the anchor knows", async () => {
    await tamper(
      `DELETE FROM "AuditEvent" WHERE chain = 'K-1' AND seq > 4;
       UPDATE "AuditHead" h SET seq = e.seq, hash = e.hash FROM "AuditEvent" e
        WHERE h.chain = 'K-1' AND e.chain = 'K-1' AND e.seq = 4`,
    );
    expect(await faults()).toEqual([["K-1", 5, "missing"]]);
    expect((await verifyAudit(database.pool, KEY, new Map())).ok).toBe(true);
  });

  it("an end that was cut off and grew again: the anchored row is another one", async () => {
    await tamper(
      `DELETE FROM "AuditEvent" WHERE chain = 'K-1' AND seq > 4;
       UPDATE "AuditHead" h SET seq = e.seq, hash = e.hash FROM "AuditEvent" e
        WHERE h.chain = 'K-1' AND e.chain = 'K-1' AND e.seq = 4`,
    );
    await write(entry("K-1", 50), entry("K-1", 60), entry("K-1", 70));
    expect(await faults()).toEqual([["K-1", 6, "not_as_anchored"]]);
  });

  it("a chain that vanished with its head", async () => {
    await tamper(`DELETE FROM "AuditEvent" WHERE chain = 'K-1'; DELETE FROM "AuditHead" WHERE chain = 'K-1'`);
    expect(await faults()).toEqual([["K-1", 1, "missing"]]);
  });

  it("a log written with another key", async () => {
    const report = await verifyAudit(database.pool, "another key", new Map());
    expect(report.chains.map((chain) => chain.fault)).toEqual([
      { seq: 1, reason: "changed" },
      { seq: 1, reason: "changed" },
    ]);
  });
});

describe("anchors", () => {
  it("are written only for chains that moved, one line each", async () => {
    await write(entry("K-1", 1), entry("K-2", 1));
    expect(await writeAnchors(database.pool, anchorFile, NOW)).toBe(2);
    expect(await writeAnchors(database.pool, anchorFile, NOW)).toBe(0);
    await write(entry("K-2", 2));
    expect(await writeAnchors(database.pool, anchorFile, NOW)).toBe(1);
    const { book, unreadable } = await readAnchors(anchorFile);
    expect([...(book.get("K-2")?.keys() ?? [])]).toEqual([1, 2]);
    expect(unreadable).toBe(0);
  });

  it("a line cut short by a power cut is counted, the others stay good, the next ones too", async () => {
    await write(entry("K-1", 1));
    await writeAnchors(database.pool, anchorFile, NOW);
    await write(entry("K-1", 2));
    await writeAnchors(database.pool, anchorFile, NOW);
    await truncate(anchorFile, (await readFile(anchorFile)).length - 20);
    expect(await readAnchors(anchorFile)).toMatchObject({ unreadable: 1 });
    await writeAnchors(database.pool, anchorFile, NOW);
    const { book, unreadable } = await readAnchors(anchorFile);
    expect(unreadable).toBe(1);
    expect([...(book.get("K-1")?.keys() ?? [])]).toEqual([1, 2]);
  });

  it("a later line cannot overrule an earlier one about the same row", async () => {
    await write(entry("K-1", 1));
    await writeAnchors(database.pool, anchorFile, NOW);
    const forged = { at: NOW.toISOString(), chain: "K-1", seq: 1, hash: "a".repeat(64) };
    await appendFile(anchorFile, `${JSON.stringify(forged)}\n`);
    expect((await verify()).ok).toBe(true);
  });
});
