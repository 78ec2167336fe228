import type { Localized } from "../text.ts";
import type { SheetName } from "./sheets.ts";

/** One mistake of a workbook, as shown in the table the author gets. */
export type FormProblem = {
  readonly sheet: SheetName;
  /** Row as the spreadsheet shows it (header = 1); 0 = the sheet as a whole. */
  readonly row: number;
  /** Canonical column name, e.g. "relevant" or "label::en"; "" = the row as a whole. */
  readonly column: string;
  readonly code: ProblemCode;
  readonly message: Localized;
  /** What to do about it. */
  readonly hint: Localized;
};

type Text = readonly [vi: string, en: string];
/** `a` and `b` are what the problem is about: a name, a type, a list of allowed values. */
type Entry = (a: string, b: string) => { message: Text; hint: Text };

/**
 * All messages of the importer. They are data of the importer (not of the locale files), because they
 * talk about sheets and columns, and are printed by the operator's tool as well as in the chat.
 */
const CATALOGUE = {
  sheet_missing: (sheet) => ({
    message: [`Không có trang tính "${sheet}".`, `There is no sheet "${sheet}".`],
    hint: [`Thêm trang tính "${sheet}" có dòng tiêu đề.`, `Add a sheet "${sheet}" with a header row.`],
  }),
  workbook_too_large: (what, limit) => ({
    message: [
      `Biểu mẫu quá lớn: ${what} vượt quá ${limit}.`,
      `The form is too large: ${what} exceeds ${limit}.`,
    ],
    hint: ["Chia thành nhiều biểu mẫu.", "Split it into several forms."],
  }),
  column_missing: (column) => ({
    message: [`Thiếu cột "${column}".`, `The column "${column}" is missing.`],
    hint: [`Thêm cột "${column}" vào dòng tiêu đề.`, `Add the column "${column}" to the header row.`],
  }),
  column_duplicate: (column, other) => ({
    message: [
      `Cột "${column}" có hai lần (tiêu đề "${other}").`,
      `The column "${column}" occurs twice (header "${other}").`,
    ],
    hint: ["Giữ một cột, xóa hoặc đổi tên cột kia.", "Keep one of them; delete or rename the other."],
  }),
  type_missing: () => ({
    message: ["Dòng có nội dung nhưng không có loại câu hỏi.", "The row has content but no question type."],
    hint: ['Điền cột "type" hoặc xóa dòng.', 'Fill in "type" or delete the row.'],
  }),
  type_unknown: (type) => ({
    message: [`Không có loại câu hỏi "${type}".`, `There is no question type "${type}".`],
    hint: [
      "Dùng một loại của XLSForm, ví dụ: text, integer, decimal, date, select_one DANH_SÁCH.",
      "Use a type of XLSForm, for example: text, integer, decimal, date, select_one LIST.",
    ],
  }),
  type_unsupported: (type) => ({
    message: [`Loại "${type}" không được hỗ trợ.`, `The type "${type}" is not supported.`],
    hint: [
      "Hỏi bằng loại khác (ví dụ geopoint thay geotrace, select_one thay danh sách ngoài).",
      "Ask with another type (e.g. geopoint for geotrace, select_one for an external list).",
    ],
  }),
  name_missing: (type) => ({
    message: [`Dòng "${type}" không có tên.`, `The "${type}" row has no name.`],
    hint: ['Điền cột "name".', 'Fill in "name".'],
  }),
  name_invalid: (name) => ({
    message: [`Tên "${name}" không hợp lệ.`, `The name "${name}" is not valid.`],
    hint: [
      "Tên bắt đầu bằng chữ cái hoặc _, sau đó là chữ, số, _, - hoặc dấu chấm; không có khoảng trắng.",
      "A name begins with a letter or _, followed by letters, digits, _, - or a full stop; no spaces.",
    ],
  }),
  name_duplicate: (name, row) => ({
    message: [
      `Tên "${name}" đã dùng ở dòng ${row} trong cùng nhóm.`,
      `The name "${name}" is already used in row ${row} of the same group.`,
    ],
    hint: ["Đặt tên khác.", "Choose another name."],
  }),
  name_differs_by_case: (name, row) => ({
    message: [
      `Tên "${name}" chỉ khác tên ở dòng ${row} về chữ hoa, chữ thường.`,
      `The name "${name}" differs from the name in row ${row} by capital letters only.`,
    ],
    hint: ["Đặt tên khác hẳn để tránh nhầm lẫn.", "Choose a name that cannot be mistaken."],
  }),
  name_generated: (name, repeat) => ({
    message: [
      `Tên "${name}" được dùng cho số lần lặp của "${repeat}".`,
      `The name "${name}" is taken by the count of the repeat "${repeat}".`,
    ],
    hint: ["Đặt tên khác cho câu hỏi.", "Give the question another name."],
  }),
  trigger_not_shown: (name) => ({
    message: [
      `Trigger "${name}" không phải là câu hỏi được hiển thị.`,
      `The trigger "${name}" is not a question that is shown.`,
    ],
    hint: ["Chọn một câu hỏi người dùng trả lời.", "Choose a question people answer."],
  }),
  image_missing: (name) => ({
    message: [`"${name}" có big-image nhưng không có image.`, `"${name}" has a big-image but no image.`],
    hint: ['Điền cột "image".', 'Fill in "image".'],
  }),
  name_reserved_meta: (name) => ({
    message: [
      `Tên "${name}" dành riêng cho siêu dữ liệu của biểu mẫu.`,
      `The name "${name}" is reserved for the form's metadata.`,
    ],
    hint: ["Đặt tên khác.", "Choose another name."],
  }),
  name_reserved: (name) => ({
    message: [
      `Tên "${name}" trùng với tên gốc của biểu mẫu.`,
      `The name "${name}" is the name of the form's root.`,
    ],
    hint: ["Đặt tên khác.", "Choose another name."],
  }),
  label_missing: (name) => ({
    message: [
      `Câu hỏi "${name}" không có nhãn và gợi ý.`,
      `The question "${name}" has neither label nor hint.`,
    ],
    hint: ['Điền cột "label".', 'Fill in "label".'],
  }),
  survey_empty: () => ({
    message: ["Biểu mẫu không có câu hỏi nào.", "The form has no question."],
    hint: ['Thêm ít nhất một dòng vào trang "survey".', 'Add at least one row to the sheet "survey".'],
  }),
  repeat_name_duplicate: (name, row) => ({
    message: [
      `Tên nhóm lặp "${name}" đã dùng ở dòng ${row}.`,
      `The repeat name "${name}" is already used in row ${row}.`,
    ],
    hint: [
      "Tên nhóm lặp phải là duy nhất trong toàn biểu mẫu.",
      "A repeat's name must be unique in the whole form.",
    ],
  }),
  parameter_invalid: (parameter, allowed) => ({
    message: [
      `Tham số "${parameter}" không hợp lệ cho loại câu hỏi này.`,
      `The parameter "${parameter}" is not valid for this type.`,
    ],
    hint:
      allowed === ""
        ? ["Viết tên=giá trị, cách nhau bằng dấu cách.", "Write name=value, with spaces between."]
        : [`Dùng: ${allowed}.`, `Use: ${allowed}.`],
  }),
  or_other_with_filter: () => ({
    message: ["or_other không dùng cùng choice_filter.", "or_other cannot be used with choice_filter."],
    hint: ['Thêm lựa chọn "other" và một câu hỏi text.', 'Add a choice "other" and a text question.'],
  }),
  entities_unsupported: () => ({
    message: ["Danh sách thực thể (entities) không được hỗ trợ.", "Entity lists are not supported."],
    hint: ['Xóa trang "entities" và cột "save_to".', 'Delete the sheet "entities" and the column "save_to".'],
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
  end_without_begin: (what) => ({
    message: [
      `"end ${what}" không có "begin ${what}" tương ứng.`,
      `"end ${what}" has no matching "begin ${what}".`,
    ],
    hint: ["Xóa dòng này hoặc thêm dòng mở đầu.", "Delete this row or add the beginning row."],
  }),
  end_mismatch: (what, opened) => ({
    message: [`"end ${what}" đóng một "begin ${opened}".`, `"end ${what}" closes a "begin ${opened}".`],
    hint: [`Dùng "end ${opened}".`, `Use "end ${opened}".`],
  }),
  begin_without_end: (what, name) => ({
    message: [
      `"begin ${what}" của "${name}" không được đóng.`,
      `"begin ${what}" of "${name}" is never closed.`,
    ],
    hint: [`Thêm dòng "end ${what}".`, `Add a row "end ${what}".`],
  }),
  group_empty: (name) => ({
    message: [`Nhóm "${name}" không có câu hỏi nào.`, `The group "${name}" holds no question.`],
    hint: ["Thêm câu hỏi hoặc xóa nhóm.", "Add a question or delete the group."],
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
  calculation_missing: (name) => ({
    message: [
      `Dòng calculate "${name}" không có công thức.`,
      `The calculate row "${name}" has no calculation.`,
    ],
    hint: ['Điền cột "calculation".', 'Fill in "calculation".'],
  }),
  expression_syntax: (found, position) => ({
    message:
      found === ""
        ? ["Biểu thức kết thúc quá sớm.", "The expression ends too early."]
        : [
            `Biểu thức không đọc được từ "${found}" (ký tự thứ ${position}).`,
            `The expression cannot be read at "${found}" (character ${position}).`,
          ],
    hint: [
      "Kiểm tra dấu ngoặc, dấu nháy, and/or và cách viết ${tên}.",
      "Check brackets, quotes, and/or, and the spelling ${name}.",
    ],
  }),
  expression_too_complex: () => ({
    message: ["Biểu thức quá dài hoặc lồng quá sâu.", "The expression is too long or too deeply nested."],
    hint: ["Tách thành nhiều dòng calculate.", "Split it into several calculate rows."],
  }),
  function_unknown: (name) => ({
    message: [`Không có hàm "${name}()".`, `There is no function "${name}()".`],
    hint: [
      "Xem danh sách hàm của XLSForm; tên hàm viết thường.",
      "See XLSForm's list of functions; names are lower case.",
    ],
  }),
  argument_count: (name, allowed) => ({
    message: [
      `Hàm "${name}()" cần ${allowed} tham số.`,
      `The function "${name}()" takes ${allowed} arguments.`,
    ],
    hint: ["Kiểm tra dấu phẩy và dấu ngoặc.", "Check commas and brackets."],
  }),
  pulldata_unsupported: () => ({
    message: [
      "Hàm pulldata() cần tệp dữ liệu ngoài, không được hỗ trợ.",
      "pulldata() needs an external data file, which is not supported.",
    ],
    hint: [
      "Đưa dữ liệu vào trang choices và dùng instance().",
      "Put the data on the sheet choices and use instance().",
    ],
  }),
  last_saved_unsupported: () => ({
    message: ["${last-saved#…} không được hỗ trợ.", "${last-saved#…} is not supported."],
    hint: ["Dùng giá trị mặc định cố định.", "Use a fixed default."],
  }),
  encryption_unsupported: () => ({
    message: [
      "Biểu mẫu mã hóa (public_key) không được hỗ trợ.",
      "Encrypted forms (public_key) are not supported.",
    ],
    hint: ["Xóa cột public_key trong trang settings.", "Delete the column public_key on the sheet settings."],
  }),
  reference_unknown: (name) => ({
    message: [`Không có câu hỏi "${name}".`, `There is no question "${name}".`],
    hint: ["Sửa tên trong ${…} hoặc thêm câu hỏi.", "Correct the name in ${…} or add the question."],
  }),
  reference_ambiguous: (name) => ({
    message: [`Có nhiều câu hỏi tên "${name}".`, `There are several questions named "${name}".`],
    hint: [
      "Đặt tên khác nhau cho các câu được nhắc tới.",
      "Give different names to questions that are referred to.",
    ],
  }),
  path_unknown: (path) => ({
    message: [`Đường dẫn "${path}" không dẫn tới câu hỏi nào.`, `The path "${path}" leads to no question.`],
    hint: ["Dùng ${tên} thay cho đường dẫn.", "Use ${name} instead of a path."],
  }),
  instance_unknown: (name) => ({
    message: [
      `instance('${name}') không phải là danh sách lựa chọn.`,
      `instance('${name}') is no choice list.`,
    ],
    hint: ["Dùng tên một danh sách trong trang choices.", "Use the name of a list on the sheet choices."],
  }),
  choice_column_unknown: (name, list) => ({
    message: [`Danh sách "${list}" không có cột "${name}".`, `The list "${list}" has no column "${name}".`],
    hint: [
      "Thêm cột vào trang choices, hoặc viết ${tên} nếu là câu hỏi.",
      "Add the column to the sheet choices, or write ${name} for a question.",
    ],
  }),
  choice_value_unknown: (value, list) => ({
    message: [
      `Danh sách "${list}" không có lựa chọn "${value}", điều kiện không bao giờ đúng.`,
      `The list "${list}" has no choice "${value}"; the condition can never be true.`,
    ],
    hint: ["So sánh với tên (cột name) của lựa chọn.", "Compare with the name (column name) of a choice."],
  }),
  type_mismatch: (value, type) => ({
    message: [
      `Câu hỏi loại "${type}" không bao giờ bằng "${value}".`,
      `A question of type "${type}" can never be "${value}".`,
    ],
    hint: ["So sánh với số, hoặc ngày dạng 2020-09-17.", "Compare with a number, or a date like 2020-09-17."],
  }),
  calculation_cycle: (names) => ({
    message: [
      `Các công thức phụ thuộc vòng tròn: ${names}.`,
      `The formulas depend on each other in a circle: ${names}.`,
    ],
    hint: ["Bỏ một trong các tham chiếu.", "Remove one of the references."],
  }),
  unreachable: (name) => ({
    message: [
      `"${name}" không bao giờ được hỏi: điều kiện hiển thị không thể đúng.`,
      `"${name}" is never asked: its relevance can never be true.`,
    ],
    hint: ['Sửa cột "relevant".', 'Correct "relevant".'],
  }),
  pattern_invalid: (pattern, reason) => ({
    message: [
      `Mẫu regex "${pattern}" không dùng được: ${reason}.`,
      `The regex pattern "${pattern}" cannot be used: ${reason}.`,
    ],
    hint: [
      "Không dùng lookahead, tham chiếu ngược; số lần lặp tối đa 1000.",
      "No look-around, no back references; at most 1000 repetitions.",
    ],
  }),
  placeholder_invalid: (text) => ({
    message: [`Chỗ điền "${text}" không đọc được.`, `The placeholder "${text}" cannot be read.`],
    hint: ["Viết ${tên_câu_hỏi}, không có dấu cách.", "Write ${question_name}, without spaces."],
  }),
  value_not_allowed: (value, allowed) => ({
    message: [`Giá trị "${value}" không được phép.`, `The value "${value}" is not allowed.`],
    hint: [`Dùng một trong: ${allowed}.`, `Use one of: ${allowed}.`],
  }),
  number_invalid: (value) => ({
    message: [`"${value}" không phải là số hợp lệ.`, `"${value}" is no valid number.`],
    hint: ["Chỉ viết số, dùng dấu chấm thập phân.", "Write a number with a decimal point."],
  }),
  date_invalid: (value) => ({
    message: [`"${value}" không phải là ngày dạng năm-tháng-ngày.`, `"${value}" is no date like 2020-09-17.`],
    hint: ["Viết yyyy-mm-dd, ví dụ 2020-09-17.", "Write yyyy-mm-dd, for example 2020-09-17."],
  }),
  default_invalid: (value, type) => ({
    message: [
      `Giá trị mặc định "${value}" không hợp với loại "${type}".`,
      `The default "${value}" does not fit the type "${type}".`,
    ],
    hint: ["Sửa cột default.", "Correct the default."],
  }),
  range_invalid: (parameters) => ({
    message: [
      `Tham số của range không đúng: "${parameters}".`,
      `The range has wrong parameters: "${parameters}".`,
    ],
    hint: ["Ví dụ: start=0;end=10;step=1.", "For example: start=0;end=10;step=1."],
  }),
  trigger_unknown: (name) => ({
    message: [`Trigger "${name}" không phải là câu hỏi.`, `The trigger "${name}" is no question.`],
    hint: ["Viết ${tên_câu_hỏi}.", "Write ${question_name}."],
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
} satisfies Record<string, Entry>;

export type ProblemCode = keyof typeof CATALOGUE;

/** Where a problem is. */
export type ProblemPlace = { readonly sheet: SheetName; readonly row: number; readonly column: string };

/** Makes a problem with its texts; `a` and `b` are the names and values its message mentions. */
export function formProblem(place: ProblemPlace, code: ProblemCode, a = "", b = ""): FormProblem {
  const entry: Entry = CATALOGUE[code];
  const { message, hint } = entry(a, b);
  return {
    ...place,
    code,
    message: { vi: message[0], en: message[1] },
    hint: { vi: hint[0], en: hint[1] },
  };
}
