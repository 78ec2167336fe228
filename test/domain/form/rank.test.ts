import { describe, expect, it } from "vitest";
import { exportForm } from "../../../src/domain/form/sheets/exportForm.ts";
import { importForm } from "../../../src/domain/form/import/importForm.ts";
import { rank } from "../../../src/domain/form/kinds/rank.ts";
import { printValue } from "../../../src/domain/form/session/printValue.ts";
import { testForm } from "../../../src/domain/form/tester/testForm.ts";
import { choices } from "../answer/choices.ts";
import { answer, formOf, problemsOf, sessionOf, type FormParts } from "./support.ts";

const CAUSES = choices({
  staff: ["Thiếu người", "Too few people"],
  money: ["Thiếu kinh phí", "Too little money"],
  skills: ["Đào tạo và bồi dưỡng, tập huấn", "Training and coaching"],
});
const TEN = choices(
  Object.fromEntries(
    Array.from({ length: 10 }, (_, index) => [`c${index + 1}`, [`Mục ${index + 1}`, `Item ${index + 1}`]]),
  ),
);
const CONTEXT = { today: "2020-09-17", inspectionYear: 2020 };
const parse = (input: string, offered = CAUSES) => rank.notation({}, offered)?.parse(input, CONTEXT);

const FORM: FormParts = {
  survey: `type|name|label|constraint|relevant|calculation
    rank why|r|Nguyên nhân|selected-at(., 0) != 'skills'||
    text|t|Nêu rõ||selected-at(\${r}, 0) = 'money'|
    calculate|last|Cuối cùng|||selected-at(\${r}, 2)
    note|n|Thứ tự: \${r}.|||`,
  choices: `list_name|name|label
    why|staff|Thiếu người
    why|money|Thiếu kinh phí
    why|skills|Chưa được tập huấn`,
};

describe("an order", () => {
  it.each([
    ["3 1 2", ["skills", "staff", "money"]],
    ["3, 1, 2", ["skills", "staff", "money"]],
    ["3,1,2.", ["skills", "staff", "money"]],
    ["3-1-2", ["skills", "staff", "money"]],
    ["3 > 1 > 2", ["skills", "staff", "money"]],
    ["3\n1\n2", ["skills", "staff", "money"]],
    ["312", ["skills", "staff", "money"]],
    ["2 rồi 1 và 3", ["money", "staff", "skills"]],
    ["thiếu kinh phí, thiếu người, 3", ["money", "staff", "skills"]],
    ["Đào tạo và bồi dưỡng, tập huấn\nThiếu người\nThiếu kinh phí\n", ["skills", "staff", "money"]],
    ["Too little money; Training and coaching; Too few people", ["money", "skills", "staff"]],
    ["1. Thiếu kinh phí, 2. Thiếu người, 3. Đào tạo và bồi dưỡng, tập huấn", ["money", "staff", "skills"]],
  ])("typed as %j", (input, value) => {
    expect(parse(input)).toMatchObject({ ok: true, kind: "value", value });
  });

  it.each([
    ["3, 1", "not_placed", { names: ["money"] }],
    ["2", "not_placed", { names: ["staff", "skills"] }],
    ["1, 1, 2", "placed_twice", { names: ["staff"] }],
    ["122", "placed_twice", { names: ["money"] }],
    ["1, 2, 4", "no_such_choice", { count: 3 }],
    ["2. Thiếu kinh phí, 1. Thiếu người, 3", "no_such_choice", { count: 3 }],
    ["1, không có số liệu", "no_such_choice", { count: 3 }],
    ["thiếu, 3", "ambiguous_choice", {}],
    [",", "empty", {}],
    ["1,".repeat(999), "no_such_choice", { count: 3 }],
  ])("typed as %j is asked again: %s", (input, reason, details) => {
    expect(parse(input)).toMatchObject({ ok: false, reason, details });
  });

  it("asks back when a label was guessed, and may be not available", () => {
    expect(parse("kinh phí, 1, 3")).toMatchObject({ kind: "confirm", reason: "guessed_choice" });
    expect(parse("không có số liệu")).toEqual({ ok: true, kind: "not_available" });
  });

  it("of ten choices is not read digit by digit", () => {
    expect(parse("10 9 8 7 6 5 4 3 2 1", TEN)).toMatchObject({
      value: TEN.map(({ name }) => name).toReversed(),
    });
    expect(parse("12", TEN)).toMatchObject({ reason: "no_such_choice" });
  });

  it("is echoed and printed with places, and what is echoed can be typed", () => {
    const notation = rank.notation({}, CAUSES);
    const value = ["money", "staff", "skills"];
    const echoed = notation?.format(value, "vi", {}) ?? "";
    expect(echoed).toBe("1. Thiếu kinh phí, 2. Thiếu người, 3. Đào tạo và bồi dưỡng, tập huấn");
    expect(parse(echoed)).toMatchObject({ value });
    expect(printValue("b a", { type: "rank" }, "vi", (name) => name.toUpperCase())).toBe("1. B, 2. A");
  });

  it("of an earlier inspection can stand again when it is of the same choices", () => {
    expect(rank.canStandAgain(["b", "a"], ["a", "b"])).toBe(true);
    expect(rank.canStandAgain(["b", "a"], ["a", "b", "c"])).toBe(false);
    expect(rank.canStandAgain(["b", "b"], ["a", "b"])).toBe(false);
    expect(rank.canStandAgain("a", ["a"])).toBe(false);
  });
});

describe("a form with an order", () => {
  it("comes back from its workbook as it was", () => {
    const form = formOf(FORM);
    expect(form.nodes[0]).toMatchObject({ type: "rank", list: "why" });
    const sheets = exportForm(form);
    expect(sheets["survey"]?.[1]).toContain("rank why");
    expect(importForm(sheets)).toMatchObject({
      ok: true,
      form: { nodes: [{ type: "rank", list: "why" }, {}, {}, {}] },
    });
  });

  it.each([
    ["rank", "type_unknown"],
    ["rank nowhere", "list_missing"],
  ])("is refused with the type %j: %s", (type, code) => {
    expect(problemsOf({ ...FORM, survey: `type|name|label\n${type}|r|R` })).toMatchObject([{ code }]);
  });

  it("is read by formulas as ODK reads it, and stands in sentences", () => {
    const session = sessionOf(FORM);
    answer(session, "r", ["money", "skills", "staff"]);
    expect(session.isRelevant("t")).toBe(true);
    expect(session.printed("last", "vi")).toBe("staff");
    expect(session.shownText("n", "vi")).toBe(
      "Thứ tự: 1. Thiếu kinh phí, 2. Chưa được tập huấn, 3. Thiếu người.",
    );
    answer(session, "r", ["staff", "money", "skills"]);
    expect(session.isRelevant("t")).toBe(false);
  });

  it.each<[string, string[], string | null, string]>([
    ["whole", ["staff", "money", "skills"], null, ""],
    ["against the constraint", ["skills", "money", "staff"], "constraint", ""],
    ["with another choice", ["staff", "money", "x"], "choice", "Đề nghị chọn một trong các phương án."],
    [
      "incomplete",
      ["money"],
      "choice",
      "Chưa xếp: Thiếu người; Chưa được tập huấn. Đề nghị xếp đủ tất cả các phương án.",
    ],
    [
      "doubled",
      ["money", "money", "staff", "skills"],
      "choice",
      "Mỗi phương án chỉ xếp một lần; xếp hai lần: Thiếu kinh phí.",
    ],
  ])("checks an order that is %s", (_about, value, kind, message) => {
    const { errors } = sessionOf(FORM).check("r", value);
    if (kind === null) return expect(errors).toEqual([]);
    expect(errors).toMatchObject([{ path: "r", kind }]);
    if (message !== "") expect(errors[0]?.message["vi"]).toBe(message);
  });

  it("orders what the filter offers: what is left keeps its place, what is new asks anew", () => {
    const session = sessionOf({
      survey: `type|name|label|choice_filter
        select_one level|level|Cấp|
        rank why|r|Nguyên nhân|level <= \${level}
        note|n|Thứ tự: \${r}|`,
      choices: `list_name|name|label|level
        level|1|Một|
        level|2|Hai|
        why|a|A|1
        why|b|B|1
        why|c|C|2`,
    });
    answer(session, "level", "1");
    expect(session.check("r", ["b", "a"]).errors).toEqual([]);
    expect(session.check("r", ["b", "a", "c"]).errors).toHaveLength(1);
    answer(session, "r", ["b", "a"]);
    answer(session, "level", "2");
    expect(session.printed("r", "vi")).toBe("");
    answer(session, "r", ["c", "b", "a"]);
    answer(session, "level", "1");
    expect(session.printed("r", "vi")).toBe("1. B, 2. A");
  });

  it("is played by the tester, whichever place a condition asks for", () => {
    const { complaints } = testForm(
      formOf({
        ...FORM,
        survey: `type|name|label|relevant
          rank why|r|R|
          text|a|A|selected-at(\${r}, 0) = 'skills'
          text|b|B|selected-at(\${r}, 2) = 'staff' and selected-at(\${r}, 0) = 'money'
          text|d|D|count-selected(\${r}) = 2`,
      }),
    );
    expect(complaints.map(({ code, row }) => `${code} ${row}`)).toEqual(["question_dead 5"]);
  });

  it("with a long list is tried with each choice in front", () => {
    const names = Array.from({ length: 7 }, (_, index) => `c${index}`);
    const { complaints, undecided } = testForm(
      formOf({
        survey: `type|name|label|relevant
          rank l|r|R|
          text|a|A|selected-at(\${r}, 0) = 'c5'
          text|b|B|selected-at(\${r}, 6) = 'c0'`,
        choices: `list_name|name|label\n${names.map((name) => `l|${name}|${name}`).join("\n")}`,
      }),
    );
    expect([complaints, undecided]).toEqual([[], []]);
  });
});
