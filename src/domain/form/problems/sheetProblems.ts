import type { ProblemEntry } from "./problemEntry.ts";

/** Sheets, rows and names: what a workbook is made of. */
export const sheetProblems = {
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
  entities_unsupported: () => ({
    message: ["Danh sách thực thể (entities) không được hỗ trợ.", "Entity lists are not supported."],
    hint: ['Xóa trang "entities" và cột "save_to".', 'Delete the sheet "entities" and the column "save_to".'],
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
  repeat_too_deep: (name, depth) => ({
    message: [
      `Nhóm lặp "${name}" nằm trong quá nhiều nhóm lặp khác.`,
      `The repeat "${name}" stands within too many others.`,
    ],
    hint: [`Nhiều nhất ${depth} nhóm lặp lồng nhau.`, `At most ${depth} repeats within each other.`],
  }),
  encryption_unsupported: () => ({
    message: [
      "Biểu mẫu mã hóa (public_key) không được hỗ trợ.",
      "Encrypted forms (public_key) are not supported.",
    ],
    hint: ["Xóa cột public_key trong trang settings.", "Delete the column public_key on the sheet settings."],
  }),
} satisfies Record<string, ProblemEntry>;
