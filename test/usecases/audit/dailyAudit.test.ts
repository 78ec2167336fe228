import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { noticeWords } from "../../../src/bot/screens/noticeWords.ts";
import { readHeads } from "../../../src/db/audit/auditAnchors.ts";
import { auditHash, type AuditRow } from "../../../src/db/audit/auditChain.ts";
import { headCode, readHeadCode } from "../../../src/db/audit/headCode.ts";
import { createLogger } from "../../../src/observe/logger.ts";
import { auditState } from "../../../src/usecases/audit/auditState.ts";
import { dailyAudit } from "../../../src/usecases/audit/dailyAudit.ts";
import { deliverNotice } from "../../../src/usecases/notice/deliverNotice.ts";
import { createField, giveAccount, inspectionWithFindings, type Field } from "../support/field.ts";

const log = createLogger("silent");
const LEAD = { role: "lead", name: "Vũ Đức Chính" } as const;
const AGENCY = { role: "standing_agency", name: "Lê Thị Nga" } as const;

let field: Field;
let folder: string;
let anchorFolder: string;
beforeEach(async () => {
  field = await createField("2020-10-07 01:59");
  folder = await mkdtemp(join(tmpdir(), "kiemtra-daily-audit-"));
  anchorFolder = join(folder, "anchors");
  for (const code of ["KT-1", "KT-2"]) {
    const unit = `UBND xã ${code}`;
    const { people } = await inspectionWithFindings(field, {
      code,
      unit,
      people: [LEAD, AGENCY],
      findings: [],
    });
    for (const person of Object.values(people)) await giveAccount(field, person, "web");
  }
});
afterEach(async () => {
  await field.close();
  await rm(folder, { recursive: true });
});

const verify = () => dailyAudit({ services: field.services, anchorFolder, log });

async function verifiedOn(local: string) {
  field.setClock(local);
  return verify();
}

/** Something else happens in the inspection. */
const goesOn = (chain: string) =>
  field.act(null, async (act) => act.audit({ chain, action: "area.approved", object: "area:x", data: {} }));

/** What the owner of the tables can do. */
async function tamper(statement: string): Promise<void> {
  await field.db.pool.query('ALTER TABLE "AuditEvent" DISABLE TRIGGER ALL');
  await field.db.pool.query(statement);
  await field.db.pool.query('ALTER TABLE "AuditEvent" ENABLE ALWAYS TRIGGER "AuditEvent_only_grows"');
}

const cutOff = (chain: string) => `
  DELETE FROM "AuditEvent" WHERE chain = '${chain}' AND seq = (SELECT max(seq) FROM "AuditEvent" WHERE chain = '${chain}');
  UPDATE "AuditHead" h SET seq = e.seq, hash = e.hash FROM "AuditEvent" e
   WHERE h.chain = '${chain}' AND e.chain = h.chain
     AND e.seq = (SELECT max(seq) FROM "AuditEvent" WHERE chain = '${chain}')`;

/** Says what is owed at half past seven, and gives it by who it is for. */
async function told(day: string): Promise<Record<string, string>> {
  field.setClock(`${day} 07:30`);
  const deps = { services: field.services, words: noticeWords, log };
  const notices = await field.db.prisma.notice.findMany({
    where: { kind: "audit", state: "open" },
    include: { person: true },
    orderBy: { key: "asc" },
  });
  const said: Record<string, string> = {};
  for (const { id, person } of notices) {
    expect(await deliverNotice(deps, id)).toBe("queued");
    const { outboxId } = await field.db.prisma.notice.findUniqueOrThrow({ where: { id } });
    const row = await field.db.prisma.outboxMessage.findFirstOrThrow({ where: { id: outboxId ?? 0n } });
    said[person.fullName] = JSON.stringify(row.payload);
  }
  return said;
}

async function codeOf(chain: string): Promise<string> {
  const [head] = await readHeads(field.db.pool, new Date(0), chain);
  if (head === undefined) throw new Error(`no chain ${chain}`);
  return headCode(head);
}

describe("the audit log is verified once a day", () => {
  it("from two in the morning on, once; the heads are written down and the result kept", async () => {
    expect(await verify()).toEqual({ kind: "not_due" });
    expect(await verifiedOn("2020-10-07 02:00")).toEqual({ kind: "done", chains: 3, broken: [], anchors: 3 });
    expect(await verify()).toEqual({ kind: "not_due" });
    expect(await verifiedOn("2020-10-07 23:00")).toEqual({ kind: "not_due" });
    expect(await auditState(field.db.pool)).toEqual({ verifiedOn: "2020-10-07", broken: [] });

    await goesOn("KT-1");
    // What goes on of its own is the entry about the verification.
    expect(await verifiedOn("2020-10-08 02:00")).toMatchObject({ kind: "done", anchors: 2 });
    expect(await readdir(anchorFolder)).toEqual([
      "audit-anchors-2020-10-07.jsonl",
      "audit-anchors-2020-10-08.jsonl",
    ]);
    const entries = await field.db.prisma.auditEvent.findMany({ where: { action: "audit.verified" } });
    expect(entries.map(({ data }) => data)).toMatchObject([
      { by: "service", day: "2020-10-07", broken: [] },
      { by: "service", day: "2020-10-08", broken: [] },
    ]);
  });

  it("by one of several workers", async () => {
    field.setClock("2020-10-07 02:00");
    const outcomes = await Promise.all([verify(), verify(), verify()]);
    expect(outcomes.filter(({ kind }) => kind === "done")).toHaveLength(1);
    expect(await field.db.prisma.auditRun.count()).toBe(1);
    expect(await field.db.prisma.notice.count({ where: { kind: "audit" } })).toBe(4);
  });

  it("what was cut short is taken up where it stood", async () => {
    // The folder cannot be made: the run ends behind the verification.
    await writeFile(anchorFolder, "in the way");
    await expect(verifiedOn("2020-10-07 02:00")).rejects.toThrow("EEXIST");
    expect(await field.db.prisma.auditRun.count()).toBe(0);
    await rm(anchorFolder);
    expect(await verifiedOn("2020-10-07 02:10")).toMatchObject({ kind: "done", anchors: 3 });
    const checks = await field.db.prisma.auditCheck.findMany();
    expect(new Set(checks.map(({ checkedAt }) => checkedAt.toISOString()))).toEqual(
      new Set(["2020-10-06T19:00:00.000Z"]),
    );
  });

  it("the lead gets the code of their inspection in working hours, the standing agency those of the system, too", async () => {
    await verifiedOn("2020-10-07 02:00");
    const night = await field.db.prisma.notice.findFirstOrThrow({ where: { kind: "audit" } });
    expect(await deliverNotice({ services: field.services, words: noticeWords, log }, night.id)).toBe(
      "later",
    );
    const said = await told("2020-10-07");
    expect(said["Vũ Đức Chính KT-1"]).toContain(`UBND xã KT-1 (KT-1): ${await codeOf("KT-1")}`);
    expect(said["Vũ Đức Chính KT-1"]).not.toContain("KT-2");
    expect(said["Lê Thị Nga KT-2"]).toContain(`UBND xã KT-2 (KT-2): ${await codeOf("KT-2")}`);
    expect(said["Lê Thị Nga KT-2"]).toContain("Nhật ký hệ thống: ");
    // The lead hears again when there is something new.
    await goesOn("KT-2");
    await verifiedOn("2020-10-08 02:00");
    const next = await told("2020-10-08");
    expect(Object.keys(next).sort()).toEqual(["Lê Thị Nga KT-1", "Lê Thị Nga KT-2", "Vũ Đức Chính KT-2"]);
  });
});

describe("F62: what somebody has done to the log is found the next night and told in words", () => {
  beforeEach(async () => {
    await goesOn("KT-1");
    await verifiedOn("2020-10-07 02:00");
    await told("2020-10-07");
  });

  it.each([
    ["an end cut off, with the head set back", cutOff("KT-1"), "không còn"],
    [
      "an entry in the middle, of a chain that has not gone on",
      `UPDATE "AuditEvent" SET actor = 'p' WHERE chain = 'KT-1' AND seq = 2`,
      "đã bị sửa",
    ],
    [
      "a chain that vanished with its head",
      `DELETE FROM "AuditEvent" WHERE chain = 'KT-1'; DELETE FROM "AuditHead" WHERE chain = 'KT-1'`,
      "Mục 1 của nhật ký không còn",
    ],
    [
      "a chain that vanished with all the database knows of it",
      `DELETE FROM "AuditEvent" WHERE chain = 'KT-1'; DELETE FROM "AuditHead" WHERE chain = 'KT-1'; DELETE FROM "AuditCheck" WHERE chain = 'KT-1'`,
      "Mục 1 của nhật ký không còn",
    ],
    [
      "an end cut off, with all the database knows of it",
      `${cutOff("KT-1")}; DELETE FROM "AuditCheck" WHERE chain = 'KT-1'`,
      "không còn",
    ],
    [
      "an inspection that vanished",
      `UPDATE "Inspection" SET code = 'KT-9' WHERE code = 'KT-1'`,
      "Cuộc kiểm tra KT-1",
    ],
  ])("%s", async (_what, statement, words) => {
    await tamper(statement);
    expect(await verifiedOn("2020-10-08 02:00")).toMatchObject({ kind: "done", broken: ["KT-1"] });
    expect(await auditState(field.db.pool)).toEqual({ verifiedOn: "2020-10-08", broken: ["KT-1"] });
    const said = await told("2020-10-08");
    expect(said["Lê Thị Nga KT-1"]).toContain("phát hiện sai lệch");
    expect(said["Lê Thị Nga KT-1"]).toContain(words);
    // Of an inspection that is not there nobody knows the lead.
    if (!words.startsWith("Cuộc")) expect(said["Vũ Đức Chính KT-1"]).toContain(words);
    expect(Object.keys(said)).not.toContain("Vũ Đức Chính KT-2");
  });

  it("the whole chain written anew, with the right key and its head: the heads outside tell", async () => {
    const { rows } = await field.db.pool.query<Omit<AuditRow, "at"> & { at: Date }>(
      `SELECT * FROM "AuditEvent" WHERE chain = 'KT-1' ORDER BY seq`,
    );
    let prevHash = "";
    const statements: string[] = [];
    for (const { hash: _, ...row } of rows) {
      const changed = { ...row, at: row.at.toISOString(), actor: "somebody else", prevHash };
      prevHash = auditHash(field.services.auditKey, changed);
      statements.push(
        `UPDATE "AuditEvent" SET actor = 'somebody else', "prevHash" = '${changed.prevHash}', hash = '${prevHash}'
          WHERE chain = 'KT-1' AND seq = ${row.seq}`,
      );
    }
    statements.push(
      `UPDATE "AuditHead" SET hash = '${prevHash}' WHERE chain = 'KT-1'`,
      `DELETE FROM "AuditCheck"`,
    );
    await tamper(statements.join(";"));
    expect(await verifiedOn("2020-10-08 02:00")).toMatchObject({ broken: ["KT-1"] });
    const said = await told("2020-10-08");
    expect(said["Vũ Đức Chính KT-1"]).toContain("không khớp với mã đã lưu bên ngoài");
  });

  it("who writes into the table of what was verified cannot make a chain sound", async () => {
    await rm(anchorFolder, { recursive: true });
    await mkdir(anchorFolder);
    await tamper(cutOff("KT-1"));
    await field.db.pool.query(
      `UPDATE "AuditCheck" c SET seq = h.seq, hash = h.hash FROM "AuditHead" h
        WHERE h.chain = c.chain AND c.chain = 'KT-1'`,
    );
    // Its seal is gone with that: the chain is walked whole, which cannot see an end that was cut off, but no
    // other thing passes either.
    await tamper(`UPDATE "AuditEvent" SET actor = 'p' WHERE chain = 'KT-1' AND seq = 1`);
    expect(await verifiedOn("2020-10-08 02:00")).toMatchObject({ broken: ["KT-1"] });
  });

  it("mended again it is sound again, and nobody is told any more", async () => {
    const actor = (name: string) =>
      `UPDATE "AuditEvent" SET actor = '${name}' WHERE chain = 'KT-1' AND seq = 2`;
    await tamper(actor("p"));
    await verifiedOn("2020-10-08 02:00");
    await told("2020-10-08");
    await tamper(actor("system"));
    expect(await verifiedOn("2020-10-09 02:00")).toMatchObject({ broken: [] });
    expect(Object.keys(await told("2020-10-09"))).toEqual(["Lê Thị Nga KT-1", "Lê Thị Nga KT-2"]);
  });
});

it("a code that somebody kept finds its entry, and is no anchor when it is mistyped", async () => {
  const code = await codeOf("KT-1");
  const link = readHeadCode(code);
  const [head] = await readHeads(field.db.pool, new Date(0), "KT-1");
  expect(link?.seq).toBe(head?.seq);
  expect(head?.hash.startsWith(link?.hash ?? "-")).toBe(true);
  expect(readHeadCode(code.slice(0, -1))).toBeNull();
  expect(await readFile(join(folder, "none"), "utf8").catch(() => null)).toBeNull();
});
