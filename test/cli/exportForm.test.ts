import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { exportForm } from "../../src/domain/form/sheets/exportForm.ts";
import { importForm } from "../../src/domain/form/import/importForm.ts";
import type { Sheets } from "../../src/domain/form/sheets/sheets.ts";
import { formSha256 } from "../../src/files/formSha256.ts";
import { readFormFolder } from "../../src/files/readFormFolder.ts";
import { readFormWorkbook } from "../../src/files/readFormWorkbook.ts";
import { writeFormWorkbook } from "../../src/files/writeFormWorkbook.ts";

const FORMS = join(import.meta.dirname, "../../forms");

/** Imports, exports and imports again: both versions have one name. */
function expectSameVersion(sheets: Sheets): void {
  const first = importForm(sheets);
  if (!first.ok) throw new Error(JSON.stringify(first.problems));
  const again = importForm(exportForm(first.form));
  expect(again.ok ? again.form : again.problems).toEqual(first.form);
  expect(again.ok && formSha256(again.form)).toBe(formSha256(first.form));
}

describe("a form that was exported imports to the same version", () => {
  it.each(["cchc-nq30c", "cchc-nq76"])("%s", async (name) => {
    expectSameVersion(await readFormFolder(join(FORMS, name)));
  });

  it("through a workbook too", async () => {
    const first = importForm(await readFormFolder(join(FORMS, "cchc-nq76")));
    if (!first.ok) throw new Error("the form has mistakes");
    const workbook = await readFormWorkbook(await writeFormWorkbook(exportForm(first.form)));
    const again = workbook.ok ? importForm(workbook.sheets) : null;
    expect(again?.ok === true && formSha256(again.form)).toBe(formSha256(first.form));
  });

  it("with groups in repeats, empty rows, or_other, ranges, triggers, notes and extra choice columns", () => {
    expectSameVersion({
      survey: [
        [
          "type",
          "name",
          "label",
          "relevant",
          "parameters",
          "calculation",
          "default",
          "trigger",
          "repeat_count",
          "choice_filter",
          "read_only",
        ],
        ["hidden", "year", "Năm", "", "", "", "2020", "", "", "", ""],
        ["begin group", "procedures", "TTHC", "", "", "", "", "", "", "", ""],
        ["note", "", "Ghi chú", "", "", "", "", "", "", "", ""],
        ["", "", "", "", "", "", "", "", "", "", ""],
        ["integer", "units", "Số đơn vị", "", "", "", "", "", "", "", ""],
        ["begin repeat", "unit", "Đơn vị", "", "", "", "", "", "${units}", "", ""],
        ["begin group", "inner", "Trong", "${units} > 1", "", "", "", "", "", "", ""],
        ["select_one kinds or_other", "kind", "Loại", "", "", "", "", "", "", "", ""],
        ["end group", "", "", "", "", "", "", "", "", "", ""],
        ["end repeat", "", "", "", "", "", "", "", "", "", ""],
        ["range", "score", "Điểm", "", "start=0;end=5;step=0.5", "", "", "", "", "", ""],
        ["calculate", "double", "", "", "", "${score} * 2", "", "", "", "", ""],
        ["text", "stamped", "", "", "", "now()", "", "${score}", "", "", ""],
        ["select_multiple places", "places", "Nơi", "", "", "", "", "", "", "level = 1", ""],
        ["date", "seen", "Ngày", "", "", "", "today()", "", "", "", "yes"],
        ["end group", "", "", "", "", "", "", "", "", "", ""],
      ],
      choices: [
        ["list_name", "name", "label", "level"],
        ["kinds", "xa", "Xã", ""],
        ["places", "a", "A", "1"],
        ["kinds", "phuong", "Phường", ""],
        ["places", "b", "B", "2"],
      ],
      settings: [
        ["form_id", "form_title", "version", "name"],
        ["odd", "Biểu mẫu", "3", "root"],
      ],
    });
  });

  it("with the columns nobody here reads: appearance, pictures, remarks of the office", () => {
    const given = {
      survey: [
        ["type", "name", "label", "appearance", "remark of the office", "media::image", "parameters"],
        ["begin group", "g", "Nhóm", "field-list", "từ Sở Nội vụ", "", ""],
        ["select_one yn", "a", "A", "minimal", "", "a.png", "randomize=true"],
        ["range", "b", "B", "vertical", "", "", "start=0 end=10 step=1 tick_interval=2"],
        ["end group", "", "", "", "", "", ""],
      ],
      choices: [
        ["list_name", "name", "label", "media::image"],
        ["yn", "yes", "Có", "yes.png"],
      ],
      settings: [
        ["form_id", "version", "style"],
        ["kept", "1", "pages"],
      ],
      rules: [
        ["id", "area", "when", "finding", "who wrote it"],
        ["R1", "g", "${a} = 'yes'", "Có", "Phòng CCHC"],
      ],
    };
    expectSameVersion(given);
    const first = importForm(given);
    const written = JSON.stringify(first.ok && exportForm(first.form));
    for (const kept of [
      "field-list",
      "từ Sở Nội vụ",
      "a.png",
      "randomize=true",
      "tick_interval=2",
      "yes.png",
      "pages",
      "Phòng CCHC",
    ])
      expect(written).toContain(kept);
  });
});
