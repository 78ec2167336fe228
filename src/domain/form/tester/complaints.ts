import type { Localized } from "../../text.ts";
import type { ProblemPlace } from "../problems.ts";

/** Something of a form that the importer takes and that still cannot be meant. */
export type FormComplaint = ProblemPlace & {
  readonly code: ComplaintCode;
  readonly message: Localized;
  /** What to do about it. */
  readonly hint: Localized;
};

type Text = readonly [vi: string, en: string];
type Entry = (a: string, b: string) => { message: Text; hint: Text };

const CATALOGUE = {
  question_dead: (name) => ({
    message: [
      `"${name}" không bao giờ được hỏi: không có câu trả lời nào làm điều kiện hiển thị đúng.`,
      `"${name}" is never asked: no answers make its relevance true.`,
    ],
    hint: [
      'Sửa cột "relevant" (của dòng này hoặc của nhóm chứa nó), hoặc bỏ dòng.',
      'Correct "relevant" (of this row or of the group around it), or remove the row.',
    ],
  }),
  question_always_derived: (name) => ({
    message: [
      `"${name}" không bao giờ được hỏi: cột derive luôn cho một giá trị.`,
      `"${name}" is never asked: its derive always gives a value.`,
    ],
    hint: [
      "Cho \"derive\" trả về '' khi thiếu số liệu, hoặc đổi thành dòng calculate.",
      "Let \"derive\" give '' when figures are missing, or make it a calculate row.",
    ],
  }),
  constraint_contradictory: (name) => ({
    message: [
      `"${name}" không thể trả lời: không có giá trị nào thỏa mãn ràng buộc.`,
      `"${name}" cannot be answered: no value meets its constraint.`,
    ],
    hint: [
      'Sửa cột "constraint": các điều kiện trong đó loại trừ nhau.',
      'Correct "constraint": its conditions exclude each other.',
    ],
  }),
  warning_always: (name) => ({
    message: [`Mọi câu trả lời cho "${name}" đều bị cảnh báo.`, `Every answer to "${name}" is warned about.`],
    hint: ['Sửa cột "warning".', 'Correct "warning".'],
  }),
  warning_never: (name) => ({
    message: [`Cảnh báo của "${name}" không bao giờ xảy ra.`, `The warning of "${name}" can never occur.`],
    hint: [
      'Sửa hoặc bỏ cột "warning": ràng buộc đã loại trừ các giá trị đó.',
      'Correct or remove "warning": the constraint already excludes those values.',
    ],
  }),
  rule_never_fires: (id) => ({
    message: [`Quy tắc "${id}" không bao giờ xảy ra.`, `The rule "${id}" can never fire.`],
    hint: [
      'Sửa cột "when": không có câu trả lời nào được chấp nhận làm điều kiện đúng.',
      'Correct "when": no answers that are accepted make it true.',
    ],
  }),
  rule_always_fires: (id) => ({
    message: [
      `Quy tắc "${id}" luôn xảy ra khi đã trả lời đủ các câu liên quan.`,
      `The rule "${id}" fires whatever is answered.`,
    ],
    hint: [
      'Sửa cột "when", hoặc ghi nội dung này thành chú thích nếu luôn đúng.',
      'Correct "when", or make it a note if it is always so.',
    ],
  }),
  choice_unreachable: (choice, name) => ({
    message: [
      `Phương án "${choice}" của "${name}" không bao giờ chọn được.`,
      `The choice "${choice}" of "${name}" can never be made.`,
    ],
    hint: [
      'Sửa "choice_filter" hoặc "constraint", hoặc bỏ phương án.',
      'Correct "choice_filter" or "constraint", or remove the choice.',
    ],
  }),
  list_unused: (list) => ({
    message: [`Danh sách "${list}" không được câu hỏi nào dùng.`, `No question uses the list "${list}".`],
    hint: [
      "Bỏ danh sách, hoặc sửa tên trong cột type.",
      "Remove the list, or correct its name in a type cell.",
    ],
  }),
  label_missing: (name) => ({
    message: [`"${name}" không có nhãn để hiển thị.`, `"${name}" has no label to show.`],
    hint: ['Điền cột "label".', 'Fill in "label".'],
  }),
} satisfies Record<string, Entry>;

export type ComplaintCode = keyof typeof CATALOGUE;

export function complaint(place: ProblemPlace, code: ComplaintCode, a = "", b = ""): FormComplaint {
  const entry: Entry = CATALOGUE[code];
  const { message, hint } = entry(a, b);
  return {
    ...place,
    code,
    message: { vi: message[0], en: message[1] },
    hint: { vi: hint[0], en: hint[1] },
  };
}
