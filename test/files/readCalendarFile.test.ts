import { describe, expect, it } from "vitest";
import { looksLikeCalendar } from "../../src/files/looksLikeCalendar.ts";
import { parseCalendar, readCalendarFile, VIETNAM_CALENDAR } from "../../src/files/readCalendarFile.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const parse = (text: string) => parseCalendar(bytes(text));
const HEADER = "day,kind,name,confirmed";

describe("a calendar file", () => {
  it("is read with its names, in the order of the days", () => {
    expect(
      parse(
        `${HEADER}\n2026-02-17,holiday,Tết Âm lịch,yes\n2026-01-10,make_up_day,"Làm việc thay, 02/01",no\n`,
      ),
    ).toEqual({
      ok: true,
      days: [
        { day: "2026-01-10", kind: "make_up_day", name: "Làm việc thay, 02/01", confirmed: false },
        { day: "2026-02-17", kind: "holiday", name: "Tết Âm lịch", confirmed: true },
      ],
    });
  });

  it("may be saved by a Vietnamese spreadsheet: BOM, semicolons, d/m/yyyy, CRLF, quoted comments", () => {
    const saved = `\uFEFF"# note; second half"\r\n;;;\r\nDay;Kind;Name;Confirmed\r\n7/2/2026;Holiday;"Tết; mùng 1";YES\r\n`;
    expect(parse(saved)).toEqual({
      ok: true,
      days: [{ day: "2026-02-07", kind: "holiday", name: "Tết; mùng 1", confirmed: true }],
    });
  });

  it("may be written in Vietnamese, with accents or without", () => {
    expect(parse("Ngày,Loại,Tên,Xác nhận\n2/9/2026,nghỉ,Quốc khánh,có\n")).toEqual({
      ok: true,
      days: [{ day: "2026-09-02", kind: "holiday", name: "Quốc khánh", confirmed: true }],
    });
    expect(parse("ngay,loai,ten,xac nhan\n10/1/2026,lam bu,Thay 02/01,khong\n")).toEqual({
      ok: true,
      days: [{ day: "2026-01-10", kind: "make_up_day", name: "Thay 02/01", confirmed: false }],
    });
    expect(looksLikeCalendar(bytes("Ngày;Loại;Tên;Xác nhận\n"))).toBe(true);
    expect(looksLikeCalendar(bytes("constructor,toString\n"))).toBe(false);
  });

  it("is stored in NFC", () => {
    const result = parse(`${HEADER}\n2026-02-17,holiday,${"Tết Âm lịch".normalize("NFD")},yes`);
    expect(result).toMatchObject({ days: [{ name: "Tết Âm lịch" }] });
  });

  it("reports every mistake at once, with the line an editor shows", () => {
    const file = [
      "# comment",
      HEADER,
      "2026-02-30,holiday,Tết,yes",
      "",
      "02/17/2026,holiday,Tết,yes",
      "2026-02-17,day off,Tết,maybe",
      "2026-02-18,holiday,,yes",
      '2026-02-19,holiday,"two\nlines",yes',
      "2026-02-19,holiday,Tết,yes",
      "2026-03-03,make_up_day,Thứ ba,yes",
    ].join("\n");
    const result = parse(file);
    expect(result.ok ? [] : result.problems).toEqual([
      { row: 3, column: "day", code: "day_invalid", value: "2026-02-30" },
      { row: 5, column: "day", code: "day_invalid", value: "02/17/2026" },
      { row: 6, column: "kind", code: "kind_unknown", value: "day off" },
      { row: 6, column: "confirmed", code: "confirmed_unclear", value: "maybe" },
      { row: 7, column: "name", code: "name_missing", value: "" },
      { row: 10, column: "day", code: "day_twice", value: "9" },
      { row: 11, column: "kind", code: "make_up_day_in_the_week", value: "2026-03-03" },
    ]);
  });

  it.each([
    ["nothing in it", "", [{ row: 1, column: null, code: "no_header", value: "" }]],
    ["only a header", `${HEADER}\n`, [{ row: 1, column: null, code: "no_days", value: "" }]],
    [
      "other columns",
      "date,kind,name,confirmed\n2026-02-17,holiday,Tết,yes\n",
      [
        { row: 1, column: "day", code: "column_missing", value: "day" },
        { row: 1, column: null, code: "column_unknown", value: "date" },
      ],
    ],
    [
      "a name of 201 letters",
      `${HEADER}\n2026-02-17,holiday,${"a".repeat(201)},yes`,
      [{ row: 2, column: "name", code: "name_too_long", value: "201" }],
    ],
    [
      "a quote left open",
      `${HEADER}\n2026-02-17,holiday,Tết,yes\n2026-02-18,holiday,"Tết,yes\n`,
      [{ row: 3, code: "not_csv", value: "CSV_QUOTE_NOT_CLOSED" }],
    ],
  ])("is refused with %s", (_what, text, problems) => {
    expect(parse(text)).toEqual({ ok: false, problems });
  });

  it("is refused when it is not UTF-8, instead of storing wrong letters", () => {
    const latin = Uint8Array.from([...bytes(`${HEADER}\n2026-02-17,holiday,T`), 0xea, 0x74]);
    expect(parseCalendar(latin)).toEqual({ ok: false, problems: [{ row: 1, code: "not_utf8", value: "" }] });
  });

  it("is refused above one million bytes", () => {
    expect(parseCalendar(new Uint8Array(1_000_001))).toMatchObject({ problems: [{ code: "too_large" }] });
  });

  it("comes with the program", async () => {
    const result = await readCalendarFile(VIETNAM_CALENDAR);
    expect(result.ok && result.days[0]?.day).toBe("2020-01-01");
  });
});
