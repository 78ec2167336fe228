import type { ProblemEntry } from "./problemEntry.ts";

/** Formulas and what they mention. */
export const expressionProblems = {
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
  pattern_invalid: (pattern, found) => ({
    message: [
      `Mẫu regex "${pattern}" viết sai ở "${found}".`,
      `The regex pattern "${pattern}" is wrong at "${found}".`,
    ],
    hint: [
      'Kiểm tra ngoặc và dấu "\\"; số lần lặp tối đa 1000; chữ cái bất kỳ là \\p{L}.',
      'Check brackets and "\\"; at most 1000 repetitions; any letter is \\p{L}.',
    ],
  }),
  pattern_look_around: (pattern, found) => ({
    message: [
      `Mẫu regex "${pattern}" dùng "${found}…)" (nhìn trước, nhìn sau), hệ thống không hỗ trợ.`,
      `The regex pattern "${pattern}" uses "${found}…)" (look-around), which is not supported.`,
    ],
    hint: [
      "Tách thành nhiều điều kiện: regex(., 'mẫu 1') and not(regex(., 'mẫu 2')).",
      "Write several conditions: regex(., 'pattern 1') and not(regex(., 'pattern 2')).",
    ],
  }),
  pattern_back_reference: (pattern, found) => ({
    message: [
      `Mẫu regex "${pattern}" dùng "${found}" (nhắc lại phần trước), hệ thống không hỗ trợ.`,
      `The regex pattern "${pattern}" uses "${found}" (a back reference), which is not supported.`,
    ],
    hint: [
      'Liệt kê các trường hợp, cách nhau bằng "|", hoặc so sánh hai phần lấy bằng substr().',
      'List the cases with "|" between them, or compare two parts taken with substr().',
    ],
  }),
  pattern_other_dialect: (pattern, found) => ({
    message: [
      `Mẫu regex "${pattern}" có "${found}", mỗi phần mềm hiểu một cách.`,
      `The regex pattern "${pattern}" has "${found}", which every tool reads differently.`,
    ],
    hint: [
      'Viết "+" thay cho "++"; trong [ ] viết "\\[" cho dấu ngoặc, không dùng "&&"; nhóm viết (…) hoặc (?:…).',
      'Write "+" for "++"; inside [ ] write "\\[" for the bracket, no "&&"; groups are (…) or (?:…).',
    ],
  }),
  placeholder_invalid: (text) => ({
    message: [`Chỗ điền "${text}" không đọc được.`, `The placeholder "${text}" cannot be read.`],
    hint: ["Viết ${tên_câu_hỏi}, không có dấu cách.", "Write ${question_name}, without spaces."],
  }),
} satisfies Record<string, ProblemEntry>;
