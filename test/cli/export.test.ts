import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { parse } from "csv-parse/sync";
import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { DEMO_FOLDER } from "../../src/demo/loadDemo.ts";
import { importForm } from "../../src/domain/form/import/importForm.ts";
import { formSha256 } from "../../src/files/formSha256.ts";
import { readFormFolder } from "../../src/files/readFormFolder.ts";
import { csvText } from "../../src/usecases/export/csvText.ts";
import { withClient } from "../support/withClient.ts";
import { durableServer, type DurableServer } from "./support/durableServer.ts";
import { jsonOf, kiemtraHere, type Kiemtra } from "./support/runKiemtra.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const CODE = "CHO-DON-2020";
/** What a spreadsheet could take for a formula (OWASP, "CSV Injection"). */
const FORMULA = /^\s*[=+\-@\t\r＝＋－＠]/u;

const cells = z.array(z.array(z.string()));
const readCsv = (text: string): string[][] => cells.parse(parse(text, { bom: true }));

describe("CSV text", () => {
  it.each([
    ["=1+1", "'=1+1"],
    ["  @SUM(A1)", "'  @SUM(A1)"],
    ["\u00a0-2", "'\u00a0-2"],
    ["＝HYPERLINK(1)", "'＝HYPERLINK(1)"],
    ["\tx", "'\tx"],
    ["+84 912 345 678", "'+84 912 345 678"],
    ["Đạt – 97,60%", "Đạt – 97,60%"],
    ["a=b", "a=b"],
  ])("%j is written as %j", (text, expected) => {
    expect(readCsv(csvText({ header: ["x"], rows: [[text]] }))[1]).toEqual([expected]);
  });

  it("keeps numbers as numbers, negative ones too", () => {
    expect(csvText({ header: ["a", "b"], rows: [[-5, null]] })).toBe("\uFEFFa,b\r\n-5,\r\n");
  });

  it("holds no formula and loses no letter, whatever was typed", () => {
    const text = fc.string({
      unit: fc.constantFrom("=", "+", "-", "@", "＝", "\t", "\r", "\n", " ", '"', ",", ";", "ợ", "1"),
    });
    fc.assert(
      fc.property(fc.array(text, { minLength: 2, maxLength: 2 }), (row) => {
        const [, read = []] = readCsv(csvText({ header: ["a", "b"], rows: [row] }));
        for (const [place, cell] of read.entries()) {
          expect(cell).not.toMatch(FORMULA);
          expect([row[place], `'${row[place] ?? ""}`]).toContain(cell);
        }
      }),
    );
  });
});

describe("export", () => {
  let server: DurableServer;
  let databaseUrl: string;
  let folder: string;
  let out: string;
  let kiemtra: Kiemtra;
  let said: { files: { path: string; sha256: string }[]; evidence: number; documents: number };
  const PHOTO = Buffer.from("ffd8ffe000104a46494600010100000100010000ffd9", "hex");

  beforeAll(async () => {
    server = await durableServer();
    databaseUrl = await server.database("kiemtra");
    folder = await mkdtemp(join(tmpdir(), "kiemtra-export-"));
    out = join(folder, "out");
    kiemtra = kiemtraHere({ DATABASE_URL: databaseUrl, DATA_DIR: join(folder, "data") });
    jsonOf(await kiemtra("inspection", "create", join(DEMO_FOLDER, "inspection.yaml"), "--json"));
    await withClient(databaseUrl, async (client) => {
      const member = `(SELECT id FROM "Person" WHERE "fullName" = 'Vũ Đức Chính')`;
      const record = `(SELECT id FROM "AreaRecord" WHERE area = 'procedures')`;
      await client.query(
        `INSERT INTO "Answer" ("areaRecordId", question, source, state, value, note, "answeredById", "answeredAt", version)
         VALUES (${record}, 'dossiers_received_total', 'on_site', 'answered', '710', '=cmd|''/c calc''!A1', ${member}, now(), 1),
                (${record}, 'dossiers_received_total', 'self_report', 'answered', '700', '@tự báo cáo', ${member}, now(), 2)`,
      );
      await client.query(`UPDATE "Inspection" SET "answersVersion" = 2`);
      await client.query(
        `INSERT INTO "Finding" (id, "inspectionId", area, ordinal, "ruleIds", severity, text, "references")
         SELECT 'f1', id, 'procedures', 1, '{}', 'minor', '+1 hồ sơ quá hạn', '{}' FROM "Inspection"`,
      );
      await client.query(
        `INSERT INTO "Evidence" (id, "inspectionId", "areaRecordId", question, kind, state, mime, size, sha256, bytes, "originalName", "addedById")
         SELECT 'e1', i.id, ${record}, 'dossiers_received_total', 'photo', 'stored', 'image/jpeg', $2, $3, $1, '../=Bảng niêm yết.jpg', ${member} FROM "Inspection" i`,
        [PHOTO, PHOTO.length, createHash("sha256").update(PHOTO).digest("hex")],
      );
    });
    said = z
      .object({
        inspection: z.literal(CODE),
        files: z.array(z.object({ path: z.string(), sha256: z.string() })),
        evidence: z.number(),
        documents: z.number(),
      })
      .parse(jsonOf(await kiemtra("export", CODE, "--out", out, "--json")));
  });
  afterAll(async () => {
    await server.stop();
    await rm(folder, { recursive: true });
  });

  const file = (name: string) => readFile(join(out, name), "utf8");

  it("has everything it says, with its sums", async () => {
    expect(said.files.map(({ path }) => path)).toEqual(
      expect.arrayContaining([
        "report.pdf",
        "report.json",
        "answers.csv",
        "findings.csv",
        "documents.csv",
        "audit.jsonl",
      ]),
    );
    await promisify(execFile)("sha256sum", ["-c", "--strict", "SHA256SUMS"], { cwd: out });
    const listed = (await file("SHA256SUMS")).trimEnd().split("\n");
    const present = await readdir(out, { recursive: true, withFileTypes: true });
    expect(listed.length).toBe(present.filter((one) => one.isFile()).length - 1);
    expect((await readdir(folder)).filter((name) => name.endsWith(".part"))).toEqual([]);
  });

  it("F36: opens without a formula in any table, and a note keeps its words", async () => {
    for (const { path } of said.files.filter(
      (one) => one.path.endsWith(".csv") && !one.path.startsWith("form/"),
    )) {
      for (const cell of readCsv(await file(path)).flat()) {
        if (!/^-?\d+(\.\d+)?$/.test(cell))
          expect([path, FORMULA.test(cell), cell]).toEqual([path, false, cell]);
      }
    }
    const answers = await file("answers.csv");
    expect(answers.startsWith("\uFEFF")).toBe(true);
    const rows = readCsv(answers).filter((row) => row[1] === "dossiers_received_total");
    // The unit's own report and what the team found stand side by side.
    expect(rows.map((row) => [row[4], row[5], row[6], row[9]])).toEqual([
      ["on_site", "answered", "710", "'=cmd|'/c calc'!A1"],
      ["self_report", "answered", "700", "'@tự báo cáo"],
    ]);
  });

  it("has the evidence byte for byte under a name that leads nowhere else", async () => {
    expect((await readFile(join(out, "evidence/0001-bang-niem-yet.jpg"))).equals(PHOTO)).toBe(true);
    expect(said.evidence).toBe(1);
  });

  it("lists the documents with the data names of Nghị định 30/2020/NĐ-CP, Phụ lục VI", async () => {
    const [header = [], first = []] = readCsv(await file("documents.csv"));
    const listed = Object.fromEntries(header.map((name, place) => [name, first[place]]));
    expect(listed).toMatchObject({
      FileCode: CODE,
      DocOrdinal: "1",
      TypeName: "BÁO CÁO",
      CodeNumber: "",
      CodeNotation: "BC-ĐKT",
      IssuedDate: "",
      Language: "vi",
      "SignerInfo.FullName": "Vũ Đức Chính",
      To: "UBND tỉnh Bắc Kạn",
      File: "report.pdf",
    });
    expect(Number(listed["PageAmount"])).toBeGreaterThan(0);
  });

  it("has the form it was done with, which imports to the same version", async () => {
    const imported = importForm(await readFormFolder(join(out, "form")));
    const stored = await withClient(databaseUrl, (client) =>
      client.query<{ sha256: string }>(
        `SELECT v.sha256 FROM "FormVersion" v JOIN "Inspection" i ON i."formVersionId" = v.id`,
      ),
    );
    expect(imported.ok && formSha256(imported.form)).toBe(stored.rows[0]?.sha256);
  });

  it("builds single documents as PDF and as DOCX; there is one workbook, the report's", async () => {
    const pdf = join(folder, "minutes.pdf");
    const kind = ["--kind", "inspection_minutes"];
    expect(jsonOf(await kiemtra("document", "build", CODE, ...kind, "--out", pdf, "--json"))).toMatchObject({
      inspection: CODE,
      kind: "inspection_minutes",
      format: "pdf",
      language: "vi",
      file: pdf,
      pages: expect.any(Number),
    });
    expect((await readFile(pdf)).subarray(0, 5).toString()).toBe("%PDF-");
    const docx = join(folder, "report.docx");
    jsonOf(await kiemtra("document", "build", CODE, "--format", "docx", "--out", docx, "--json"));
    expect((await readFile(docx)).subarray(0, 2).toString()).toBe("PK");
    const none = await kiemtra("document", "build", CODE, ...kind, "--format", "xlsx", "--out", docx);
    expect(none).toMatchObject({ code: 2, stdout: "" });
    await Promise.all([pdf, docx].map((made) => rm(made)));
  });

  it("leaves nothing behind when it is refused, and writes over nothing", async () => {
    const nowhere = await kiemtra("export", "NOPE", "--out", join(folder, "nope"));
    expect(nowhere.code).toBe(1);
    expect((await readdir(folder)).toSorted()).toEqual(["data", "out"]);
    expect((await kiemtra("export", CODE, "--out", out)).stderr).toContain("there already");
  });

  it("does not pass on a file that is not what was stored", async () => {
    await withClient(databaseUrl, (client) => client.query(`UPDATE "Evidence" SET bytes = 'x'`));
    const ended = await kiemtra("export", CODE, "--out", join(folder, "damaged"));
    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain("evidence/0001-bang-niem-yet.jpg is not what was stored");
    expect((await readdir(folder)).toSorted()).toEqual(["data", "out"]);
  });
});
