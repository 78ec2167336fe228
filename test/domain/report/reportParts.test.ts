import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCatalogue } from "../../../scripts/fluentCatalogue.ts";
import { compileReport } from "../../../src/domain/report/compileReport.ts";
import { compileDigest, MAX_DIGEST_LINES } from "../../../src/domain/report/compileDigest.ts";
import { sectionNumber } from "../../../src/domain/report/numbering.ts";
import type { ReportInput } from "../../../src/domain/report/reportInput.ts";
import type { Section } from "../../../src/domain/report/reportModel.ts";
import { anyInput } from "./anyInput.ts";
import { choDonInput } from "./choDonInput.ts";
import {
  area,
  bareInput,
  choice,
  count,
  finding,
  freeText,
  manyFindings,
  manyPictures,
  rate,
  recommendation,
} from "./inputs.ts";
import { reportSay } from "./reportSay.ts";
import { allSections, reportText, sectionLines } from "./reportText.ts";

const say = reportSay("vi");
const compile = (input: ReportInput) => compileReport(input, say);
const titles = (input: ReportInput) =>
  compile(input).sections.map(({ number, title }) => `${number} ${title}`);

function expectConsecutive(sections: readonly Section[]): void {
  for (const [index, section] of sections.entries()) {
    expect(section.number).toBe(sectionNumber(section.level, index + 1));
    expectConsecutive(section.children);
  }
}

describe("a report that lacks parts", () => {
  it("is numbered consecutively on every level and has no empty section", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const model = compile(input);
        expectConsecutive(model.sections);
        for (const { blocks, children } of allSections(model))
          expect(blocks.length + children.length).toBeGreaterThan(0);
      }),
    );
  });

  it("has every finding once in section III, the real ones in its list, and is NFC throughout", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const model = compile(input);
        const real = input.findings.filter(({ severity }) => severity !== "observation");
        const lines = sectionLines(model, "assessment.findings").filter((line) => /^\p{L}+\)/u.test(line));
        expect(lines).toHaveLength(real.length);
        expect(model.findings.map(({ id }) => id)).toEqual(real.map(({ id }) => id));
        expect(model.findings.length + model.observations.length).toBe(input.findings.length);
        const text = reportText(model);
        expect(text).toBe(text.normalize("NFC"));
        expect(text).not.toMatch(/[{}$]|undefined|null|NaN|;;|\.\.|;\./u);
      }),
    );
  });

  it("points to each of its appendices by name, and to none it lacks", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const model = compile(input);
        const overview = sectionLines(model, "overview").join("\n");
        const named = overview.match(/Phụ lục( I{1,3})?/gu) ?? [];
        expect(named).toEqual(model.appendices.map(({ number }) => number));
      }),
    );
  });

  it("is digested in at most ten lines", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        expect(compileDigest(input, say).length).toBeLessThanOrEqual(MAX_DIGEST_LINES);
      }),
    );
  });

  it("begins Nơi nhận with Như trên and ends it with Lưu, whatever was given", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const { lines } = compile(input).recipients;
        expect(lines[0]).toBe("Như trên");
        expect(lines.at(-1)).toMatch(/^Lưu:/u);
      }),
    );
  });

  it("has three sections when there is nothing to recommend", () => {
    expect(titles(bareInput())).toEqual(["I. KHÁI QUÁT", "II. ĐÁNH GIÁ CHUNG"]);
    expect(compile(bareInput()).appendices).toEqual([]);
  });

  it("refers to the findings by the numbers they have", () => {
    const input = bareInput({
      findings: [
        finding({ id: "f", area: "procedures", text: "Niêm yết chậm", recommendation: "Niêm yết ngay" }),
      ],
    });
    expect(reportText(compile(input))).toContain("tại điểm a khoản 1 Mục II: Niêm yết ngay");
  });

  it("throws when the team has no lead", () => {
    expect(() => compile({ ...bareInput(), team: [] })).toThrow(RangeError);
  });
});

describe("a draft", () => {
  const undecided = finding({ id: "f", area: "procedures", text: "Niêm yết chậm.", decided: false });

  it("marks what the lead has not decided, in the text and in the list", () => {
    const text = reportText(compile(bareInput({ findings: [undecided] })));
    expect(text.match(/Niêm yết chậm \(đề xuất, Trưởng đoàn chưa quyết định\)/gu)).toHaveLength(2);
  });

  it("does not call an inspection without findings good while areas are open", () => {
    const open = { ...area("procedures", "Cải cách TTHC", []), submitted: false };
    expect(reportText(compile(bareInput({ areas: [open] })))).toContain("chưa ghi nhận tồn tại, hạn chế");
    const done = { ...open, submitted: true };
    expect(reportText(compile(bareInput({ areas: [done] })))).toContain("không ghi nhận tồn tại, hạn chế");
  });

  it("says which areas have not been handed in", () => {
    const open = {
      ...area("procedures", "Cải cách TTHC", [count("a", "Số TTHC", 2, "TTHC")]),
      submitted: false,
    };
    expect(sectionLines(compile(bareInput({ areas: [open] })), "results.procedures")[0]).toContain(
      "chưa được nộp",
    );
  });

  it("carries its time in the zone of the inspection", () => {
    const late = compile({ ...bareInput(), createdAt: "2020-09-20T18:05:00Z" });
    expect(late.draftMark).toEqual({ label: "DỰ THẢO", createdAt: "tạo lúc 01 giờ 05 phút, ngày 21/9/2020" });
    expect(
      compile({ ...bareInput(), issued: { inspection_report: { number: "05", on: "2020-09-20" } } })
        .draftMark,
    ).toBeNull();
  });

  it("leaves the year open when the report may be dated in the next one", () => {
    const bare = bareInput();
    const december = { ...bare, inspection: { ...bare.inspection, visitDate: "2020-12-20" } };
    expect(compile(december).head.placeDateLine).toBe("Bắc Kạn, ngày … tháng … năm …");
    expect(compile(bare).head.placeDateLine).toBe("Bắc Kạn, ngày … tháng … năm 2020");
  });
});

describe("recommendations", () => {
  const first = finding({
    id: "f1",
    area: "procedures",
    text: "Niêm yết chậm",
    recommendation: "Niêm yết ngay",
  });
  const second = finding({ id: "f2", area: "procedures", text: "Quá hạn" });

  it("stand under the finding they answer, with the latest of their days", () => {
    const input = bareInput({
      findings: [first],
      recommendations: [
        recommendation({ id: "r", text: "Cử người theo dõi.", findingIds: ["f1"], dueDate: "2020-02-05" }),
      ],
    });
    expect(sectionLines(compile(input), "recommendations.unit").at(-1)).toBe(
      "- Đối với tồn tại, hạn chế tại điểm a khoản 1 Mục II: Niêm yết ngay; cử người theo dõi; hoàn thành chậm nhất ngày 05 tháng 02 năm 2020.",
    );
  });

  it("stand by themselves when they answer several findings", () => {
    const input = bareInput({
      findings: [first, second],
      recommendations: [recommendation({ id: "r", text: "Tập trung khắc phục", findingIds: ["f1", "f2"] })],
    });
    expect(sectionLines(compile(input), "recommendations.unit").at(-1)).toBe("- Tập trung khắc phục.");
  });

  it("are numbered consecutively by addressee, whoever is missing", () => {
    const to = (addressee: "department" | "province") =>
      recommendation({ id: addressee, text: "Hỗ trợ", addressee });
    const model = compile(bareInput({ recommendations: [to("department"), to("province")] }));
    const section = model.sections.find(({ id }) => id === "recommendations");
    expect(section?.children.map(({ number, title }) => `${number} ${title}`)).toEqual([
      "1. Đối với các sở, ngành",
      "2. Đối với UBND tỉnh",
    ]);
  });

  it("written by a member at the end of an area go to the unit, once", () => {
    const areas = [
      area("procedures", "Cải cách TTHC", [
        freeText("procedures_recommendations", "Kiến nghị", "- Bố trí đủ máy quét\n- Niêm yết đủ TTHC."),
      ]),
    ];
    const model = compile(
      bareInput({ areas, recommendations: [recommendation({ id: "r", text: "Niêm yết đủ  TTHC" })] }),
    );
    expect(model.recommendations.map(({ text }) => text)).toEqual([
      "Niêm yết đủ  TTHC",
      "Bố trí đủ máy quét",
    ]);
  });
});

describe("the digest", () => {
  it("takes the first computed percentages of a form it does not know", () => {
    const areas = [
      area("water", "Cấp nước", [
        count("homes", "Số hộ", 120, "hộ"),
        rate("share", "Tỷ lệ hộ dùng nước sạch", "87,50%"),
      ]),
    ];
    expect(compileDigest(bareInput({ areas }), say)).toContain("Tỷ lệ hộ dùng nước sạch: 87,50%");
  });

  it("counts what waits for the lead", () => {
    const input = choDonInput();
    const findings = input.findings.map((one) => ({ ...one, decided: one.id === "f1" }));
    expect(compileDigest({ ...input, findings }, say).at(-1)).toContain("quyết định: 3 ");
  });
});

describe("the catalogue", () => {
  it("has no message of the report that no report ever says", () => {
    const said = new Set<string>();
    const listening = reportSay("vi", said);
    const listen = (input: ReportInput) => {
      compileReport(input, listening);
      compileDigest(input, listening);
    };
    fc.assert(fc.property(anyInput, listen), { seed: 1, numRuns: 300 });
    listen(choDonInput());
    listen(unusualInput());
    listen(bareInput({ pictures: manyPictures() }));
    listen(manyFindings(5));
    const messages = readCatalogue(new URL("../../../locales/vi/", import.meta.url)).messages;
    const ours = [...messages.keys()].filter((id) => id.startsWith("report-"));
    expect(ours.filter((id) => !said.has(id))).toEqual([]);
  });
});

/** All roles, nobody to send it to, dossiers counted by reception, answers of "no". */
function unusualInput(): ReportInput {
  const bare = bareInput();
  const { details } = bare.inspection;
  const person = (role: "deputy" | "secretary" | "standing_agency" | "unit_head") => ({
    role,
    name: "Nguyễn Thị Lan",
    honorific: "Bà",
    post: "Phó Giám đốc",
    areas: [],
  });
  return {
    ...bare,
    team: [...bare.team, person("deputy"), person("secretary"), person("standing_agency")],
    unitPeople: [person("unit_head"), person("unit_head")],
    inspection: {
      ...bare.inspection,
      previousVisitDate: "2019-09-20",
      details: {
        ...details,
        dossierCountBasis: "by_reception",
        document: { ...details.document, addressees: [] },
      },
    },
    areas: [
      area("procedures", "Cải cách TTHC", [
        choice("plan", "Có kế hoạch", "no", "Không"),
        {
          ...count("dossiers_received_total", "Tổng số hồ sơ tiếp nhận", 5, "hồ sơ"),
          selfReported: { value: 6, text: "6" },
          previous: { value: 4, text: "4" },
        },
      ]),
    ],
    findings: [
      finding({
        id: "f",
        area: "procedures",
        text: "Niêm yết chậm",
        recommendation: "Sửa",
        responsible: "Bà Lan",
      }),
    ],
  };
}
