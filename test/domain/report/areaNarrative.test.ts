import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { areaNarrative } from "../../../src/domain/report/areaNarrative.ts";
import type { ReportInputFigure } from "../../../src/domain/report/reportInput.ts";
import { choice, count, figure, freeText, noData, rate, yes } from "./inputs.ts";
import { reportSay } from "./reportSay.ts";

const say = reportSay("vi");
const narrate = (...figures: ReportInputFigure[]) => areaNarrative(figures, "vi", say);

const received = count("received", "Tổng số hồ sơ tiếp nhận", 1710, "hồ sơ");
const online = count("online", "Tiếp nhận trực tuyến", 233, "hồ sơ");
const onlineRate = rate("online_rate", "Tỷ lệ trực tuyến", "13,63%", { part: "online", whole: "received" });
const resolved = count("resolved", "Số hồ sơ đã giải quyết", 707, "hồ sơ");
const late = count("late", "Trong đó: giải quyết quá hạn", 7, "hồ sơ");

describe("areaNarrative", () => {
  it.each<[string, ReportInputFigure[], string[]]>([
    ["a figure with its unit", [received], ["Tổng số hồ sơ tiếp nhận: 1.710 hồ sơ"]],
    [
      "a part with its percentage behind its total",
      [received, online, onlineRate],
      ["Tổng số hồ sơ tiếp nhận: 1.710 hồ sơ, trong đó tiếp nhận trực tuyến 233 hồ sơ (13,63%)"],
    ],
    [
      "a part that only its label tells",
      [resolved, late],
      ["Số hồ sơ đã giải quyết: 707 hồ sơ, trong đó giải quyết quá hạn 07 hồ sơ"],
    ],
    [
      "a part by itself when its total has no data",
      [received, noData("resolved", "Số hồ sơ đã giải quyết", { quantity: "count" }), late],
      ["Tổng số hồ sơ tiếp nhận: 1.710 hồ sơ; giải quyết quá hạn: 07 hồ sơ"],
    ],
    [
      "parts with commas in their names, told apart by semicolons",
      [
        received,
        { ...online, label: "Tiếp nhận trực tuyến, toàn trình" },
        onlineRate,
        count("post", "Qua bưu chính", 35, "hồ sơ"),
        rate("post_rate", "Tỷ lệ bưu chính", "2,05%", { part: "post", whole: "received" }),
      ],
      [
        "Tổng số hồ sơ tiếp nhận: 1.710 hồ sơ, trong đó tiếp nhận trực tuyến, toàn trình 233 hồ sơ (13,63%); qua bưu chính 35 hồ sơ (2,05%)",
      ],
    ],
    [
      "a part with parts of its own as a total, its percentage by itself",
      [
        received,
        resolved,
        late,
        rate("r", "Tỷ lệ đã giải quyết", "41,35%", { part: "resolved", whole: "received" }),
      ],
      [
        "Tổng số hồ sơ tiếp nhận: 1.710 hồ sơ",
        "Số hồ sơ đã giải quyết: 707 hồ sơ, trong đó giải quyết quá hạn 07 hồ sơ",
        "Tỷ lệ đã giải quyết: 41,35%",
      ],
    ],
    ["a percentage whose figures are not known", [onlineRate], ["Tỷ lệ trực tuyến: 13,63%"]],
    [
      "statements answered with yes as they are, with no as such",
      [yes("a", "Đã ban hành Kế hoạch CCHC năm"), choice("b", "Có bố trí kinh phí", "no", "Không")],
      ["Đã ban hành Kế hoạch CCHC năm; có bố trí kinh phí: không"],
    ],
    [
      "a question with its answer",
      [yes("a", "Đơn vị có kế hoạch không?")],
      ["Đơn vị có kế hoạch không?: có"],
    ],
    [
      "choices in small letters, names and texts as they are",
      [
        choice("a", "Hạ tầng", "chua_dong_bo", "Chưa đồng bộ"),
        choice("b", "Mô hình", "hcc", "Trung tâm Phục vụ hành chính công"),
        choice("c", "Cấp", ["cap_huyen", "cap_xa"], "Cấp huyện, Cấp xã"),
        freeText("d", "Nguyên nhân", "Thiếu người."),
      ],
      [
        "Hạ tầng: chưa đồng bộ; mô hình: Trung tâm Phục vụ hành chính công; cấp: cấp huyện, cấp xã; nguyên nhân: Thiếu người",
      ],
    ],
    [
      "money with its unit once, an estimate with its word and zero",
      [
        figure({
          id: "m",
          label: "Kinh phí",
          unit: "đồng",
          quantity: "money",
          value: 1.2e9,
          text: "1.200.000.000",
        }),
        figure({
          id: "n",
          label: "Số máy",
          unit: "máy",
          quantity: "count",
          value: 5,
          text: "khoảng 5",
          approximate: true,
        }),
      ],
      ["Kinh phí: 1.200.000.000 đồng; số máy: khoảng 05 máy"],
    ],
    ["nothing of what has no data", [noData("a", "Số máy")], []],
  ])("says %s", (_, figures, sentences) => {
    expect(narrate(...figures)).toEqual(sentences);
  });

  it("says every answered figure exactly once, however the form relates them", () => {
    const ids = ["a", "b", "c", "d", "e"];
    const id = fc.constantFrom(...ids);
    const ratio = fc.option(fc.record({ part: id, whole: id }), { nil: null });
    const quantity = fc.constantFrom("percent", "count", "count", null);
    const marked = fc.tuple(fc.boolean(), ratio, fc.boolean(), quantity);
    fc.assert(
      fc.property(fc.tuple(marked, marked, marked, marked, marked), (marks) => {
        const figures = marks.map(([isPart, ratioOfFigure, missing, kind], index): ReportInputFigure => {
          const label = `${isPart ? "Trong đó: " : ""}mục ${ids[index]}`;
          const base = {
            ...rate(ids[index] ?? "", label, `${index + 1}1,50%`, ratioOfFigure),
            unit: "",
            quantity: kind,
          };
          return missing ? { ...base, state: "not_available", value: null, text: "" } : base;
        });
        const text = narrate(...figures).join("\n");
        for (const { state, text: printed, label } of figures) {
          if (state !== "answered") {
            expect(text.toLowerCase()).not.toContain(label.replace("Trong đó: ", ""));
          } else {
            expect(text.split(printed)).toHaveLength(2);
          }
        }
      }),
      { numRuns: 1000 },
    );
  });
});
