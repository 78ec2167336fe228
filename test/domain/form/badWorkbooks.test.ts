import { describe, expect, it } from "vitest";
import { writeZip } from "../../../src/files/writeZip.ts";
import type { Sheets } from "../../../src/domain/form/sheets/sheets.ts";
import { readZip } from "../../../src/files/readZip.ts";
import { writeFormWorkbook } from "../../../src/files/writeFormWorkbook.ts";
import { MAX_WORKBOOK_BYTES } from "../../../src/files/workbookProblem.ts";
import { judgeWorkbook } from "../../../src/usecases/form/judgeWorkbook.ts";
import { sheets, type FormParts } from "./support.ts";

const HEAD = "type|name|label|relevant|constraint|calculation";
const TEN_THOUSAND = 10_000;

const judge = async (given: Sheets) => judgeWorkbook(await writeFormWorkbook(given));

/** [what is wrong, codes in the order of rows, workbook] */
const BAD: readonly (readonly [string, readonly string[], FormParts])[] = [
  [
    "a cycle of formulas",
    ["calculation_cycle"],
    { survey: `${HEAD}\ncalculate|a||||\${b}\ncalculate|b||||\${a}` },
  ],
  [
    "a pattern that uses what runs away",
    ["pattern_back_reference"],
    { survey: `${HEAD}\ntext|a|A||regex(., '(a+)\\1$')|` },
  ],
  ["a name with a space", ["name_invalid"], { survey: `${HEAD}\ntext|số hồ sơ|A|||` }],
  ["one name twice", ["name_duplicate"], { survey: `${HEAD}\ntext|a|A|||\ntext|a|B|||` }],
  ["an unknown type", ["type_unknown"], { survey: `${HEAD}\ncâu hỏi|a|A|||` }],
  [
    "all of them at once",
    ["type_unknown", "name_invalid", "reference_unknown"],
    { survey: `${HEAD}\ncâu hỏi|a|A|||\ntext|b c|B|||\ntext|d|D|\${nobody} = 1||` },
  ],
];

describe("a bad workbook", () => {
  it.each(BAD)(
    "%s: a table of messages in both languages, each with what to do",
    async (_what, codes, parts) => {
      const judged = await judge(sheets(parts));
      expect(judged.kind).toBe("mistakes");
      if (judged.kind !== "mistakes") return;
      expect(judged.problems.map(({ code }) => code)).toEqual(codes);
      for (const { message, hint, row } of judged.problems) {
        for (const text of [message["vi"], message["en"], hint["vi"], hint["en"]])
          expect(text).toMatch(/\p{L}/u);
        expect(row).toBeGreaterThanOrEqual(0);
      }
    },
  );

  it("without a survey among its sheets says so", async () => {
    const judged = await judge({ choices: [["list_name", "name"]], settings: [["form_id"], ["a"]] });
    expect(judged.kind === "mistakes" && judged.problems.map(({ code }) => code)).toEqual(["sheet_missing"]);
  });

  it.each<[string, Uint8Array]>([
    ["no workbook at all", Buffer.from("Kính gửi Sở Nội vụ")],
    ["50 MB", new Uint8Array(50_000_000)],
    ["larger than it may be by one byte", new Uint8Array(MAX_WORKBOOK_BYTES + 1)],
  ])("%s is unreadable and says why", async (_what, bytes) => {
    expect((await judgeWorkbook(bytes)).kind).toBe("unreadable");
  });

  it("10,000 wrong rows give 10,000 messages", async () => {
    const rows = Array.from({ length: TEN_THOUSAND }, (_, place) => ["intger", `q${place}`, "A"]);
    const judged = await judge({ survey: [["type", "name", "label"], ...rows] });
    expect(judged.kind === "mistakes" && judged.problems.length).toBe(TEN_THOUSAND);
  });

  it("10,000 good rows that hang on each other are a form, of which trying it decides nothing", async () => {
    const rows = Array.from({ length: TEN_THOUSAND }, (_, place) => [
      "integer",
      `q${place}`,
      "A",
      place === 0 ? "" : `\${q${place - 1}} > 3`,
    ]);
    const judged = await judge({ survey: [["type", "name", "label", "relevant"], ...rows] });
    expect(judged.kind).toBe("form");
    if (judged.kind !== "form") return;
    expect(judged.report.complaints).toEqual([]);
    expect(judged.report.undecided.length).toBe(TEN_THOUSAND - 1);
  }, 60_000);
});

describe("a workbook as offices make them", () => {
  /** Changes the XML of the first sheet and of the workbook. */
  async function altered(
    given: Sheets,
    change: (name: string, xml: string) => string,
  ): Promise<Awaited<ReturnType<typeof judgeWorkbook>>> {
    const zip = readZip(await writeFormWorkbook(given), { maxEntries: 100, maxBytes: 10_000_000 });
    if (!zip.ok) throw new Error(zip.reason);
    const entries = zip.entries.map(({ name, bytes }) => ({
      name,
      bytes: Buffer.from(change(name, bytes.toString("utf8"))),
    }));
    return judgeWorkbook(writeZip(entries, new Date("2026-11-24T00:00:00Z")));
  }

  const GIVEN = sheets({ survey: `type|name|label\ninteger|tiếp_nhận|Hồ sơ tiếp nhận\ntext|b|B` });

  it("names with diacritics are names", async () => {
    const judged = await judge(GIVEN);
    expect(judged.kind === "form" && judged.form.nodes.map(({ name }) => name)).toEqual(["tiếp_nhận", "b"]);
  });

  it("formulas count by the value Excel has stored, and are never run", async () => {
    const judged = await altered(GIVEN, (name, xml) =>
      name === "xl/worksheets/sheet1.xml"
        ? xml.replace(
            /<c r="C3"[^>]*>.*?<\/c>/s,
            '<c r="C3" t="str"><f>CONCATENATE("Nhận ","xét")</f><v>Nhận xét</v></c>',
          )
        : xml,
    );
    expect(judged.kind === "form" && judged.form.nodes[1]?.label).toEqual({ default: "Nhận xét" });
  });

  it("merged cells hold what stands in their first one", async () => {
    const judged = await altered(GIVEN, (name, xml) =>
      name === "xl/worksheets/sheet1.xml"
        ? xml.replace(
            "</sheetData>",
            '</sheetData><mergeCells count="1"><mergeCell ref="C3:E3"/></mergeCells>',
          )
        : xml,
    );
    expect(judged.kind === "form" && judged.form.nodes[1]?.label).toEqual({ default: "B" });
  });

  it("hidden sheets and sheets of the office's own do not matter", async () => {
    const judged = await altered({ ...GIVEN, "ghi chú": [["x"], ["y"]] }, (name, xml) =>
      name === "xl/workbook.xml" ? xml.replace(/(<sheet name="ghi chú")/, '$1 state="hidden"') : xml,
    );
    expect(judged.kind === "form" && judged.form.nodes).toHaveLength(2);
  });
});
