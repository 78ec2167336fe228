import type { ProblemEntry } from "./problemEntry.ts";

/** Choice lists, languages and rules. */
export const listProblems = {
  or_other_with_filter: () => ({
    message: ["or_other không dùng cùng choice_filter.", "or_other cannot be used with choice_filter."],
    hint: ['Thêm lựa chọn "other" và một câu hỏi text.', 'Add a choice "other" and a text question.'],
  }),
  translation_missing: (column, language) => ({
    message: [
      `Thiếu bản dịch "${language}" của cột "${column}".`,
      `The "${language}" text of the column "${column}" is missing.`,
    ],
    hint: [
      `Điền ô "${column}::${language}" hoặc xóa cột của ngôn ngữ đó.`,
      `Fill in "${column}::${language}", or delete the columns of that language.`,
    ],
  }),
  list_unnamed: () => ({
    message: ["Câu hỏi lựa chọn không nêu danh sách.", "The select question names no list."],
    hint: ["Ví dụ: select_one yes_no.", "For example: select_one yes_no."],
  }),
  list_missing: (list) => ({
    message: [
      `Không có danh sách "${list}" trong trang "choices".`,
      `There is no list "${list}" on the sheet "choices".`,
    ],
    hint: [
      "Thêm các lựa chọn của danh sách hoặc sửa tên.",
      "Add the choices of the list or correct its name.",
    ],
  }),
  choice_list_name_missing: () => ({
    message: ["Lựa chọn không thuộc danh sách nào.", "The choice belongs to no list."],
    hint: ['Điền cột "list_name".', 'Fill in "list_name".'],
  }),
  choice_name_missing: (list) => ({
    message: [
      `Một lựa chọn của danh sách "${list}" không có tên.`,
      `A choice of the list "${list}" has no name.`,
    ],
    hint: ['Điền cột "name".', 'Fill in "name".'],
  }),
  choice_name_space: (name) => ({
    message: [
      `Tên lựa chọn "${name}" có khoảng trắng, không dùng được cho câu chọn nhiều.`,
      `The choice name "${name}" has a space, which a select_multiple cannot hold.`,
    ],
    hint: ["Thay khoảng trắng bằng _.", "Replace the space with _."],
  }),
  choice_duplicate: (name, list) => ({
    message: [
      `Lựa chọn "${name}" có hai lần trong danh sách "${list}".`,
      `The choice "${name}" occurs twice in the list "${list}".`,
    ],
    hint: [
      "Đặt tên khác, hoặc ghi allow_choice_duplicates = yes trong trang settings.",
      "Rename it, or set allow_choice_duplicates = yes on the sheet settings.",
    ],
  }),
  language_unknown: (language, languages) => ({
    message: [
      `default_language "${language}" không có trong các cột (${languages}).`,
      `default_language "${language}" is not among the columns (${languages}).`,
    ],
    hint: [
      "Sửa settings hoặc thêm các cột của ngôn ngữ.",
      "Correct the setting or add that language's columns.",
    ],
  }),
  rule_id_missing: () => ({
    message: ["Quy tắc không có mã.", "The rule has no id."],
    hint: ["Ví dụ: PRO-02.", "For example: PRO-02."],
  }),
  rule_id_duplicate: (id, row) => ({
    message: [
      `Mã quy tắc "${id}" đã dùng ở dòng ${row}.`,
      `The rule id "${id}" is already used in row ${row}.`,
    ],
    hint: ["Đặt mã khác.", "Choose another id."],
  }),
  rule_when_missing: (id) => ({
    message: [`Quy tắc "${id}" không có điều kiện.`, `The rule "${id}" has no condition.`],
    hint: ['Điền cột "when".', 'Fill in "when".'],
  }),
  rule_area_unknown: (area, areas) => ({
    message: [`Không có lĩnh vực "${area}".`, `There is no area "${area}".`],
    hint: [`Dùng một trong: ${areas}.`, `Use one of: ${areas}.`],
  }),
  rule_finding_missing: (id) => ({
    message: [`Quy tắc "${id}" không có nội dung tồn tại.`, `The rule "${id}" has no finding text.`],
    hint: ['Điền cột "finding".', 'Fill in "finding".'],
  }),
} satisfies Record<string, ProblemEntry>;
