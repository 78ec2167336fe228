import { describe, expect, expectTypeOf, it } from "vitest";
import { compileReport } from "../../../src/domain/report/compileReport.ts";
import { compileDigest } from "../../../src/domain/report/compileDigest.ts";
import type { ReportMessages } from "../../../src/domain/report/reportMessages.ts";
import type { MessageVariables } from "../../../src/i18n/messages.ts";
import { expectGolden } from "../../support/golden.ts";
import { choDonInput } from "./choDonInput.ts";
import { reportSay } from "./reportSay.ts";
import { allSections, reportText, sectionLines } from "./reportText.ts";

const input = choDonInput();
const model = compileReport(input, reportSay("vi"));
const text = reportText(model);

describe("the report on UBND huyện Chợ Đồn, 17/9/2020", () => {
  it("is what the golden file holds", () => {
    expectGolden("report/cho-don.json", `${JSON.stringify(model, null, 2)}\n`);
  });

  it.each([
    "02 TTHC",
    "710 hồ sơ",
    "233 hồ sơ (32,82%)",
    "35 hồ sơ (4,93%)",
    "442 hồ sơ (62,25%)",
    "707 hồ sơ",
    "17 hồ sơ (2,40%)",
    "690 hồ sơ (97,60%)",
    "99,58%",
    "03 hồ sơ",
    "0,42%",
    "11 phòng",
    "50 đơn vị",
    "61 đơn vị",
    "công chức bố trí đúng vị trí việc làm: 92%",
    "viên chức bố trí đúng vị trí việc làm: 100%",
    "02 người",
    "05 người",
    "07 người",
    "khoảng 90%",
    "TCVN ISO 9001:2015",
    "cấp huyện, cấp xã",
    "Chưa đầy đủ, chưa kịp thời",
  ])("says %s", (figure) => {
    expect(text).toContain(figure);
  });

  it("prints every figure in one row of the tables", () => {
    const cells = model.appendices.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.type === "table" ? block.rows.map((row) => row.cells) : [])),
    );
    for (const figure of input.areas.flatMap((area) => area.figures)) {
      if (figure.state === "skipped" || /_(rating|strengths)$/u.test(figure.id)) continue;
      expect(
        cells.filter((row) => row.includes(figure.label)),
        figure.id,
      ).toHaveLength(1);
    }
  });

  it("has exactly the three official findings, in the order of the areas", () => {
    expect(sectionLines(model, "assessment.findings")).toEqual([
      "a) Cải cách thủ tục hành chính: TTHC niêm yết tại Bộ phận một cửa chưa đầy đủ, kịp thời;",
      "b) Xây dựng và nâng cao chất lượng đội ngũ cán bộ, công chức, viên chức: Còn một số vị trí việc làm của công chức chưa đúng theo quy định (đạt 92%);",
      "c) Hiện đại hóa hành chính: Hạ tầng CNTT chưa đồng bộ; máy tính làm việc còn nhiều máy cũ, lạc hậu, không đáp ứng yêu cầu công việc.",
    ]);
    expect(model.findings.map(({ rules }) => rules)).toEqual([["PRO-02"], ["CIV-01"], ["DIG-02", "DIG-03"]]);
  });

  it("shows the 17 late dossiers as an observation, said to be no finding", () => {
    const lines = sectionLines(model, "assessment.observations");
    expect(lines[0]).toContain("không phải là tồn tại, hạn chế");
    expect(lines[1]).toContain("Còn 17 hồ sơ giải quyết quá hạn (2,40%)");
    expect(model.observations.map(({ rules }) => rules)).toEqual([["PRO-04"]]);
  });

  it("gives the remedies with their deadlines and the recommendations that hang on no finding", () => {
    const lines = sectionLines(model, "recommendations.unit");
    expect(lines).toContain(
      "- Đối với tồn tại, hạn chế tại điểm a khoản 2 Mục III: Rà soát, niêm yết công khai đầy đủ, kịp thời TTHC theo quyết định công bố; hoàn thành chậm nhất ngày 16 tháng 10 năm 2020;",
    );
    expect(lines.slice(-3)).toEqual([
      "- Tập trung chỉ đạo khắc phục những tồn tại, hạn chế;",
      "- Chấp hành tốt kỷ luật, kỷ cương công vụ;",
      "- Chú trọng cập nhật hồ sơ TTHC trên phần mềm một cửa điện tử.",
    ]);
    expect(model.recommendations.map(({ findingIds }) => findingIds)).toEqual([[], [], ["f3"], []]);
  });

  it("says a recommendation once that the finding's own already holds", () => {
    const lines = sectionLines(model, "recommendations.unit").join("\n");
    expect(lines.match(/tiếp tục đầu tư hạ tầng CNTT/giu)).toHaveLength(1);
  });

  it("points from the text to both appendices and to every table", () => {
    const body = reportText({ ...model, appendices: [] });
    const captions = model.appendices.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.type === "table" && block.caption !== "" ? [block.caption] : [])),
    );
    expect(captions.length).toBeGreaterThan(6);
    for (const caption of captions) expect(body).toMatch(new RegExp(`${caption.split(".")[0]}\\b`, "u"));
    for (const { number } of model.appendices) expect(body).toContain(number);
  });

  it("never says thanh tra, has no unfilled text and is NFC", () => {
    const everything = JSON.stringify(model);
    expect(everything.toLocaleLowerCase("vi")).not.toContain("thanh tra");
    expect(text).not.toMatch(/[{}$]|undefined|NaN/u);
    expect(everything).toBe(everything.normalize("NFC"));
  });

  it("holds in report.json what was answered, what was not available and what was derived", () => {
    const figures = new Map(model.figures.map((figure) => [figure.id, figure]));
    expect(figures.get("dossiers_received_total")).toMatchObject({
      value: 710,
      text: "710",
      state: "answered",
    });
    expect(figures.get("online_rate")).toMatchObject({ value: 32.82, text: "32,82%", state: "derived" });
    expect(figures.get("e_documents_signed_rate")).toMatchObject({ text: "khoảng 90%", approximate: true });
    expect(figures.get("institutions_rating")).toMatchObject({ value: "co_ban_tot" });
    expect(figures.get("apology_letters_issued")).toMatchObject({
      value: null,
      text: "Không có số liệu",
      state: "not_available",
    });
    expect(figures.has("satisfaction_rate")).toBe(false);
  });

  it("begins Nơi nhận with Như trên and ends it with Lưu", () => {
    expect(model.recipients.lines.at(0)).toBe("Như trên");
    expect(model.recipients.lines.at(-1)).toBe("Lưu: VT, ĐKT");
    expect(reportText(model)).toContain("xem xét, chỉ đạo./.");
  });

  it("is digested in at most ten lines", () => {
    expect(compileDigest(input, reportSay("vi"))).toEqual([
      "UBND huyện Chợ Đồn, kiểm tra ngày 17/9/2020",
      "Lĩnh vực đã nộp: 7/7",
      "Hồ sơ TTHC: tiếp nhận 710 (trực tuyến 32,82%), giải quyết 707, đúng hạn 97,60%",
      "Công chức đúng vị trí việc làm: 92%",
      "Viên chức đúng vị trí việc làm: 100%",
      "Văn bản điện tử ký số: khoảng 90%",
      "Tồn tại, hạn chế: 3 · Lưu ý: 1 · Kiến nghị: 4",
      "Chưa có số liệu: 3 chỉ tiêu",
    ]);
  });

  it("compiles in English", () => {
    const english = compileReport({ ...input, language: "en" }, reportSay("en"));
    expect(english.sections.map(({ number, title }) => `${number} ${title}`)).toEqual([
      "I. OVERVIEW",
      "II. RESULTS OF THE INSPECTION",
      "III. GENERAL ASSESSMENT",
      "IV. RECOMMENDATIONS",
    ]);
    expect(reportText(english)).toContain("led by Vũ Đức Chính");
    expect(reportText(english)).toContain("17 September 2020");
  });
});

describe("the texts of the report", () => {
  it("are those of the catalogue, with the same variables", () => {
    expectTypeOf<Pick<MessageVariables, keyof ReportMessages>>().toEqualTypeOf<ReportMessages>();
    type Prefix = "report" | "document" | "sheet" | "minutes" | "conclusion" | "remedied";
    type Ours = Extract<keyof MessageVariables, `${Prefix}-${string}`>;
    expectTypeOf<keyof ReportMessages>().toEqualTypeOf<Ours>();
    expect(allSections(model).every((section) => section.title !== "")).toBe(true);
  });
});
