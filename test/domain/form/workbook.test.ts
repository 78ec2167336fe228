import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { crc32, deflateRawSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { importForm } from "../../../src/domain/form/import/importForm.ts";
import { readFormFolder } from "../../../src/files/readFormFolder.ts";
import { readFormWorkbook } from "../../../src/files/readFormWorkbook.ts";
import { writeFormFolder } from "../../../src/files/writeFormFolder.ts";
import { writeFormWorkbook } from "../../../src/files/writeFormWorkbook.ts";
import { MAX_WORKBOOK_BYTES } from "../../../src/files/workbookProblem.ts";

const SHEETS = {
  survey: [
    ["type", "name", "label::vi", "my own column", "constraint"],
    ["integer", "late", "Số hồ sơ quá hạn, “nếu có”", "giữ lại", ". >= 0"],
    ["note", "hello", "Dòng một\nDòng hai  ", "=1+1", ""],
  ],
  choices: [["list_name", "name", "label::vi"]],
  remarks: [["anything"], ["Đừng xóa"]],
};

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "kiemtra-form-"));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

/** A zip file of deflated entries; enough of the format for the reader. */
function zip(entries: Readonly<Record<string, string | Buffer>>): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(entries)) {
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes, { level: 1 });
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(8, 8);
    head.writeUInt32LE(crc32(bytes), 14);
    head.writeUInt32LE(packed.length, 18);
    head.writeUInt32LE(bytes.length, 22);
    head.writeUInt16LE(name.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    head.copy(central, 10, 8, 30);
    central.writeUInt32LE(offset, 42);
    central.writeUInt16LE(name.length, 28);
    const local = Buffer.concat([head, Buffer.from(name), packed]);
    parts.push(local);
    directory.push(central, Buffer.from(name));
    offset += local.length;
  }
  const index = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(entries).length, 10);
  end.writeUInt32LE(index.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, index, end]);
}

describe("a form as a workbook and as a folder", () => {
  it("comes back from .xlsx as it was, with its own columns and sheets", async () => {
    const read = await readFormWorkbook(await writeFormWorkbook(SHEETS));
    expect(read).toEqual({
      ok: true,
      sheets: {
        ...SHEETS,
        survey: SHEETS.survey.map((row) => row.map((cell) => (cell === "" ? null : cell))),
      },
    });
  });

  it("comes back from CSV as it was", async () => {
    await writeFormFolder(SHEETS, folder);
    expect(await readFormFolder(folder)).toEqual(SHEETS);
  });

  it("is the same form whichever way it went", async () => {
    await writeFormFolder(SHEETS, folder);
    const workbook = await readFormWorkbook(await writeFormWorkbook(SHEETS));
    const fromFolder = importForm(await readFormFolder(folder));
    expect(workbook.ok && importForm(workbook.sheets)).toEqual(fromFolder);
    expect(fromFolder.ok).toBe(true);
  });

  it("never writes outside of its folder", async () => {
    const files = await writeFormFolder({ "../../evil": [["x"]], "/etc/x": [["y"]] }, folder);
    expect(files).toEqual(["______evil.csv", "_etc_x.csv"]);
    expect(await readFile(join(folder, "_etc_x.csv"), "utf8")).toBe("y\n");
  });
});

describe("a hostile workbook", () => {
  const workbook = { "xl/workbook.xml": "<workbook/>" };

  it.each<[string, string, () => Buffer]>([
    ["that is no zip file", "not_a_workbook", () => Buffer.from("not a zip")],
    ["that is empty", "not_a_workbook", () => Buffer.alloc(0)],
    ["that is some other zip file", "not_a_workbook", () => zip({ "readme.txt": "hello" })],
    ["that is too large to begin with", "too_large", () => Buffer.alloc(MAX_WORKBOOK_BYTES + 1)],
    [
      "that unfolds to gigabytes",
      "too_large",
      () => zip({ ...workbook, "xl/worksheets/sheet1.xml": Buffer.alloc(41_000_000) }),
    ],
    [
      "with one cell at the far corner",
      "sheet_too_large",
      () => zip({ ...workbook, "xl/worksheets/sheet1.xml": '<c r="XFD1048576"/>' }),
    ],
    [
      "with more rows than a form may have",
      "sheet_too_large",
      () => zip({ ...workbook, "xl/worksheets/sheet1.xml": "<row r='1048576'/>" }),
    ],
    [
      "with entities that multiply",
      "unsafe",
      () => zip({ ...workbook, "xl/sharedStrings.xml": '<!DOCTYPE x [<!ENTITY a "aaaa">]><x/>' }),
    ],
    ["that holds nothing of a workbook", "not_a_workbook", () => zip(workbook)],
  ])("%s is refused as %s", async (_what, reason, file) => {
    expect(await readFormWorkbook(file())).toEqual({ ok: false, reason });
  });

  it("whose directory lies about sizes is refused all the same", async () => {
    const file = zip({ ...workbook, "xl/worksheets/sheet1.xml": Buffer.alloc(41_000_000) });
    const central = file.lastIndexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
    file.writeUInt32LE(10, central + 24);
    expect(await readFormWorkbook(file)).toEqual({ ok: false, reason: "too_large" });
  });

  it("cut anywhere never throws", async () => {
    const file = await writeFormWorkbook(SHEETS);
    for (let length = 0; length < file.length; length += 97) {
      const read = await readFormWorkbook(file.subarray(0, length));
      expect(read.ok).toBe(false);
    }
  });
});
