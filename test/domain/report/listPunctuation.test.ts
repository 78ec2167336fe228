import { describe, expect, it } from "vitest";
import { dashedList, punctuateList, withColon } from "../../../src/domain/report/punctuateList.ts";

describe("punctuateList", () => {
  it.each([
    { lines: ["a", "b", "c"], expected: ["a;", "b;", "c."], name: "ends lines with ; and the last with ." },
    { lines: ["a;", "b;"], expected: ["a;", "b."], name: "turns the last ; into ." },
    { lines: ["a.", "b."], expected: ["a.", "b."], name: "keeps marks that are there" },
    { lines: [], expected: [], name: "leaves an empty list empty" },
  ])("$name", ({ lines, expected }) => {
    expect(punctuateList(lines)).toEqual(expected);
  });
});

describe("dashedList", () => {
  it("writes one dash before every line, whether it has one or not", () => {
    expect(dashedList(["Như trên", "- Lưu: VT, ĐKT."])).toEqual(["- Như trên;", "- Lưu: VT, ĐKT."]);
  });
});

describe("withColon", () => {
  it.each(["Nơi nhận", "Nơi nhận:", " Nơi nhận : "])("gives %j one colon", (label) => {
    expect(withColon(label)).toBe("Nơi nhận:");
  });
});
