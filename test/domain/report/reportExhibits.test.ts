import { describe, expect, it } from "vitest";
import { compileReport } from "../../../src/domain/report/compileReport.ts";
import type {
  ReportInput,
  ReportInputFigure,
  ReportInputPicture,
} from "../../../src/domain/report/reportInput.ts";
import type { Block, ReportPicture } from "../../../src/domain/report/reportModel.ts";
import {
  area,
  bareInput,
  choice,
  count,
  finding,
  manyFindings,
  manyPictures,
  picture,
  rate,
} from "./inputs.ts";
import { reportSay } from "./reportSay.ts";
import { allSections, sectionLines } from "./reportText.ts";

const say = reportSay("vi");
const compile = (input: ReportInput) => compileReport(input, say);

describe("figures beside those of others", () => {
  const dossiers = count("dossiers", "Số hồ sơ", 710, "hồ sơ");
  const posted = choice("posted", "Niêm yết", "no", "Không");
  const tables = (...figures: ReportInputFigure[]) => {
    const bare = bareInput({ areas: [area("procedures", "Cải cách TTHC", figures)] });
    const input = { ...bare, inspection: { ...bare.inspection, previousVisitDate: "2019-09-20" } };
    return compile(input)
      .appendices.flatMap(({ blocks }) => blocks)
      .flatMap((block) =>
        block.type === "table"
          ? [[block.columns.map(({ label }) => label), ...block.rows.map(({ cells }) => cells)]]
          : [],
      );
  };

  it("have columns for what the unit reported and what was found before, and say when they differ", () => {
    expect(
      tables(
        {
          ...dossiers,
          selfReported: { value: 700, text: "700 hồ sơ" },
          previous: { value: 650, text: "khoảng 650 hồ sơ" },
        },
        { ...posted, selfReported: { value: "yes", text: "Có" } },
      ),
    ).toEqual([
      [
        ["STT", "Chỉ tiêu", "Đơn vị tính", "Đơn vị báo cáo", "Số liệu", "Lần kiểm tra 20/09/2019", "Ghi chú"],
        ["1", "Số hồ sơ", "hồ sơ", "700", "710", "khoảng 650", "Khác báo cáo của đơn vị"],
      ],
      [
        ["STT", "Nội dung kiểm tra", "Đơn vị báo cáo", "Kết quả", "Ghi chú"],
        ["1", "Niêm yết", "Có", "Không", "Khác báo cáo của đơn vị"],
      ],
    ]);
  });

  it("have no such column where nobody says anything else", () => {
    expect(tables(dossiers)[0]?.[0]).toEqual(["STT", "Chỉ tiêu", "Đơn vị tính", "Số liệu", "Ghi chú"]);
  });
});

describe("charts", () => {
  const charts = (input: ReportInput) =>
    allSections(compile(input)).flatMap(({ blocks }) => blocks.filter((block) => block.type === "chart"));

  it("show a total whose parts the form counts in percent, all numbers in words too", () => {
    const [chart, ...more] = charts(
      bareInput({
        areas: [
          area("procedures", "Cải cách TTHC", [
            count("received", "Tổng số hồ sơ tiếp nhận", 710, "hồ sơ"),
            count("online", "Trong đó: trực tuyến", 233, "hồ sơ"),
            count("postal", "Trong đó: qua bưu chính", 35, "hồ sơ"),
            count("other", "Trong đó: khác", 1, "hồ sơ"),
            rate("online_rate", "Tỷ lệ trực tuyến", "32,82%", { part: "online", whole: "received" }),
            rate("postal_rate", "Tỷ lệ bưu chính", "4,93%", { part: "postal", whole: "received" }),
          ]),
        ],
      }),
    );
    expect(more).toEqual([]);
    expect(chart).toEqual({
      type: "chart",
      caption: "Biểu đồ 1. Tổng số hồ sơ tiếp nhận",
      series: [],
      bars: [
        { label: "Trực tuyến", values: [233], text: "233 hồ sơ (32,82%)" },
        { label: "Qua bưu chính", values: [35], text: "35 hồ sơ (4,93%)" },
      ],
      full: 710,
      alt: "Biểu đồ: Tổng số hồ sơ tiếp nhận. Trực tuyến: 233 hồ sơ (32,82%); Qua bưu chính: 35 hồ sơ (4,93%)",
    });
  });

  it("show the findings by area and severity, once there are more than are read at a glance", () => {
    const input = manyFindings(5);
    expect(charts(input)).toMatchObject([
      {
        caption: "Biểu đồ 1. Tồn tại, hạn chế theo lĩnh vực và mức độ",
        series: ["Nhẹ", "Nghiêm trọng"],
        bars: [
          { label: "Cải cách TTHC", values: [2, 1], text: "3" },
          { label: "Tài chính công", values: [2, 0], text: "2" },
        ],
      },
    ]);
    expect(charts(manyFindings(4))).toEqual([]);
  });
});

/** In two areas by turns; the third is serious. */

describe("the appendix of pictures", () => {
  const TTHC = area("procedures", "Cải cách thủ tục hành chính", [
    count("dossiers", "Số hồ sơ", 710, "hồ sơ"),
  ]);
  const shown = (...pictures: ReportInputPicture[]) => {
    const model = compileReport(
      bareInput({
        areas: [TTHC],
        findings: [finding({ id: "f1", area: "procedures", text: "TTHC niêm yết chưa đầy đủ" })],
        pictures,
      }),
      say,
    );
    const appendix = model.appendices.at(-1);
    return { model, appendix, items: pictureItems(appendix?.blocks ?? []) };
  };

  it("stands last, has its number, and the text points to it", () => {
    const { model, appendix } = shown(picture({ evidenceId: "e1" }));
    expect(appendix).toMatchObject({ number: "Phụ lục III", title: "Hình ảnh", landscape: false });
    expect(sectionLines(model, "overview")).toContain("Hình ảnh kiểm chứng tại Phụ lục III.");
  });

  it("is named at the finding that its pictures show", () => {
    const { model } = shown(
      picture({ evidenceId: "e1", findingIds: ["f1"] }),
      picture({ evidenceId: "e2" }),
      picture({ evidenceId: "e3", findingIds: ["f1"] }),
    );
    expect(sectionLines(model, "assessment.findings")).toEqual([
      "a) Cải cách thủ tục hành chính: TTHC niêm yết chưa đầy đủ (Hình 1, Hình 3, Phụ lục III).",
    ]);
  });

  it("is not there without pictures", () => {
    expect(shown().appendix?.title).not.toBe("Hình ảnh");
  });

  it("says of each photo what it shows, what it belongs to, when and where it was taken", () => {
    const { items } = shown(
      picture({
        evidenceId: "e1",
        sha256: "ab".repeat(32),
        caption: "Bảng niêm yết tại sảnh. ",
        question: { number: 6, label: "Tình trạng niêm yết TTHC" },
        findingIds: ["f1"],
        takenAt: "2020-09-17T08:04:00.000Z",
        place: { latitude: 22.153612, longitude: 105.5969 },
      }),
    );
    const detail =
      "Câu 6, cải cách thủ tục hành chính; tồn tại, hạn chế số 1; chụp lúc 15 giờ 04 phút, ngày 17/9/2020; vị trí 22,1536; 105,5969";
    expect(items).toEqual([
      {
        evidenceId: "e1",
        sha256: "ab".repeat(32),
        caption: "Hình 1. Bảng niêm yết tại sảnh",
        detail,
        alt: `Ảnh: Bảng niêm yết tại sảnh. ${detail}`,
      },
    ]);
  });

  it("names a photo without a caption by its question, else by its area, and says when it was received", () => {
    const { items } = shown(
      picture({ evidenceId: "e1", question: { number: 6, label: "Tình trạng niêm yết TTHC:" } }),
      picture({ evidenceId: "e2" }),
    );
    expect(items.map(({ caption, detail }) => [caption, detail])).toEqual([
      [
        "Hình 1. Tình trạng niêm yết TTHC",
        "Câu 6, cải cách thủ tục hành chính; nhận lúc 15 giờ 30 phút, ngày 17/9/2020",
      ],
      [
        "Hình 2. Cải cách thủ tục hành chính",
        "Cải cách thủ tục hành chính; nhận lúc 15 giờ 30 phút, ngày 17/9/2020",
      ],
    ]);
  });

  it("prints a hundred and says how many more there are", () => {
    const { appendix, items } = shown(...manyPictures());
    expect(items).toHaveLength(100);
    expect(appendix?.blocks.at(-1)).toEqual({
      type: "paragraph",
      text: "Còn 3 ảnh khác lưu trong hồ sơ kiểm tra.",
    });
  });
});

function pictureItems(blocks: readonly Block[]): ReportPicture[] {
  return blocks.flatMap((block) => (block.type === "pictures" ? block.items : []));
}
