import type { ProblemEntry } from "./problemEntry.ts";

/** Single cells. */
export const cellProblems = {
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
  label_missing: (name) => ({
    message: [
      `Câu hỏi "${name}" không có nhãn và gợi ý.`,
      `The question "${name}" has neither label nor hint.`,
    ],
    hint: ['Điền cột "label".', 'Fill in "label".'],
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
} satisfies Record<string, ProblemEntry>;
