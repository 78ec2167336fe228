import type { Localized } from "../../text.ts";
import type { ProblemPlace } from "../problems/formProblem.ts";

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
      `Chạy thử chưa tìm thấy câu trả lời nào để "${name}" được hỏi.`,
      `No answers were found with which "${name}" is asked.`,
    ],
    hint: [
      'Sửa cột "relevant" (của dòng này hoặc của nhóm chứa nó), hoặc bỏ dòng.',
      'Correct "relevant" (of this row or of the group around it), or remove the row.',
    ],
  }),
  question_always_derived: (name) => ({
    message: [
      `Chạy thử chưa tìm thấy trường hợp nào "${name}" được hỏi: cột derive lần nào cũng cho một giá trị.`,
      `No answers were found with which "${name}" is asked: its derive gave a value each time.`,
    ],
    hint: [
      "Cho \"derive\" trả về '' khi thiếu số liệu, hoặc đổi thành dòng calculate.",
      "Let \"derive\" give '' when figures are missing, or make it a calculate row.",
    ],
  }),
  constraint_contradictory: (name) => ({
    message: [
      `Chạy thử chưa tìm thấy giá trị nào của "${name}" thỏa mãn ràng buộc.`,
      `No value of "${name}" was found that meets its constraint.`,
    ],
    hint: [
      'Sửa cột "constraint": có thể các điều kiện trong đó loại trừ nhau.',
      'Correct "constraint": its conditions may exclude each other.',
    ],
  }),
  warning_always: (name) => ({
    message: [
      `Chạy thử chưa tìm thấy câu trả lời nào cho "${name}" mà không bị cảnh báo.`,
      `No answer to "${name}" was found that is not warned about.`,
    ],
    hint: ['Sửa cột "warning".', 'Correct "warning".'],
  }),
  warning_never: (name) => ({
    message: [
      `Chạy thử chưa tìm thấy câu trả lời nào làm xuất hiện cảnh báo của "${name}".`,
      `No answer was found with which the warning of "${name}" occurs.`,
    ],
    hint: [
      'Sửa hoặc bỏ cột "warning": có thể ràng buộc đã loại trừ các giá trị đó.',
      'Correct or remove "warning": the constraint may already exclude those values.',
    ],
  }),
  rule_never_fires: (id) => ({
    message: [
      `Chạy thử chưa tìm thấy câu trả lời nào để quy tắc "${id}" xảy ra.`,
      `No answers were found with which the rule "${id}" fires.`,
    ],
    hint: ['Sửa cột "when", hoặc bỏ quy tắc.', 'Correct "when", or remove the rule.'],
  }),
  rule_always_fires: (id) => ({
    message: [
      `Chạy thử chưa tìm thấy câu trả lời nào để quy tắc "${id}" không xảy ra khi đã trả lời đủ các câu liên quan.`,
      `No answers were found with which the rule "${id}" does not fire, once all it needs is answered.`,
    ],
    hint: [
      'Sửa cột "when", hoặc ghi nội dung này thành chú thích nếu luôn đúng.',
      'Correct "when", or make it a note if it is always so.',
    ],
  }),
  choice_unreachable: (choice, name) => ({
    message: [
      `Chạy thử chưa tìm thấy trường hợp nào chọn được phương án "${choice}" của "${name}".`,
      `No answers were found with which the choice "${choice}" of "${name}" can be made.`,
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
