import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { importForm } from "../../../src/domain/form/import/importForm.ts";
import { changeText } from "../../../src/domain/form/versions/changeText.ts";
import { compareForms } from "../../../src/domain/form/versions/compareForms.ts";
import { readFormFolder } from "../../../src/files/readFormFolder.ts";
import { formOf, type FormParts } from "./support.ts";

const BASE = {
  survey: [
    { type: "begin group", name: "procedures", label: "TTHC" },
    { type: "integer", name: "received", label: "Hồ sơ tiếp nhận", required: "yes" },
    { type: "integer", name: "resolved", label: "Hồ sơ giải quyết", constraint: ". >= 0" },
    { type: "select_one yn", name: "posted", label: "Niêm yết đầy đủ" },
    { type: "end group" },
  ],
  choices: [
    { list_name: "yn", name: "yes", label: "Có" },
    { list_name: "yn", name: "no", label: "Không" },
  ],
  rules: [
    {
      id: "PRO-02",
      area: "procedures",
      when: "${posted} = 'no'",
      severity: "minor",
      finding: "Chưa niêm yết",
    },
  ],
} satisfies FormParts;

type Survey = Record<string, string>[];

/** What changed when the survey of the base form is edited, in Vietnamese. */
function changes(edit: (survey: Survey) => Survey, more: Partial<FormParts> = {}): string[] {
  const survey = edit(BASE.survey.map((row) => ({ ...row })));
  return compareForms(formOf(BASE), formOf({ ...BASE, survey, ...more })).map(
    (change) => changeText(change)["vi"] ?? "",
  );
}

describe("what changed between two versions", () => {
  it("is nothing between a form and itself", () => {
    expect(changes((survey) => survey)).toEqual([]);
  });

  it("names an added question and where nothing else has moved says so only of it", () => {
    const added = { type: "text", name: "note", label: "Ghi chú" };
    expect(changes((survey) => survey.toSpliced(2, 0, added))).toEqual(["Thêm câu hỏi note “Ghi chú”."]);
  });

  it("says so when only columns differ that nobody here reads", () => {
    const edited = changes((survey) =>
      survey.map((row) => (row["name"] === "posted" ? { ...row, appearance: "minimal" } : row)),
    );
    expect(edited).toEqual(["Sửa câu hỏi posted “Niêm yết đầy đủ”: các cột hệ thống không dùng."]);
  });

  it("names a removed question", () => {
    expect(changes((survey) => survey.filter((row) => row["name"] !== "resolved"))).toEqual([
      "Bỏ câu hỏi resolved “Hồ sơ giải quyết”.",
    ]);
  });

  it("names the columns that differ, in words", () => {
    const edited = changes((survey) =>
      survey.map((row) =>
        row["name"] === "resolved" ? { ...row, label: "Hồ sơ đã giải quyết", constraint: ". >= 1" } : row,
      ),
    );
    expect(edited).toEqual(["Sửa câu hỏi resolved “Hồ sơ đã giải quyết”: nhãn, ràng buộc."]);
  });

  it("tells a renamed question from one removed and one added", () => {
    expect(
      changes((survey) =>
        survey.map((row) => (row["name"] === "received" ? { ...row, name: "dossiers_received" } : row)),
      ),
    ).toEqual(["Đổi mã câu hỏi dossiers_received “Hồ sơ tiếp nhận”, trước là received."]);
  });

  it("tells what was moved from what only made room for it", () => {
    const moved = changes((survey) => {
      const [head, received, resolved, posted, end] = survey;
      return [head, posted, received, resolved, end].filter((row) => row !== undefined);
    });
    expect(moved).toEqual(["Chuyển vị trí câu hỏi posted “Niêm yết đầy đủ”."]);
  });

  it("sees choices and rules", () => {
    const choices = [...BASE.choices, { list_name: "yn", name: "partly", label: "Một phần" }];
    const rules = BASE.rules.map((rule) => ({ ...rule, severity: "serious" }));
    expect(changes((survey) => survey, { choices, rules })).toEqual([
      "Thêm phương án partly “Một phần”.",
      "Sửa quy tắc PRO-02 “Chưa niêm yết”: mức độ.",
    ]);
  });

  it("between the forms of the two programmes can be said in both languages", async () => {
    const [old, now] = await Promise.all(["cchc-nq30c", "cchc-nq76"].map((name) => load(name)));
    if (!old || !now) throw new Error("no forms");
    const found = compareForms(old, now);
    expect(found.length).toBeGreaterThan(5);
    for (const change of found)
      expect(changeText(change)).toEqual({
        vi: expect.stringMatching(/\S\.$/),
        en: expect.stringMatching(/\S\.$/),
      });
  });
});

async function load(name: string) {
  const imported = importForm(await readFormFolder(join(import.meta.dirname, "../../../forms", name)));
  return imported.ok ? imported.form : undefined;
}
