import { localized, type Localized } from "../../text.ts";
import type { ChangedThing, FormChange } from "./compareForms.ts";

type Text = readonly [vi: string, en: string];

const THINGS: Readonly<Record<ChangedThing, Text>> = {
  area: ["lĩnh vực", "area"],
  question: ["câu hỏi", "question"],
  figure: ["số liệu tính", "calculated figure"],
  group: ["nhóm", "group"],
  repeat: ["nhóm lặp", "repeat"],
  parameter: ["tham số", "parameter"],
  choice: ["phương án", "choice"],
  rule: ["quy tắc", "rule"],
};

/** Columns in words; those not here are named as in the sheet. */
const COLUMNS: Readonly<Record<string, Text>> = {
  label: ["nhãn", "label"],
  hint: ["gợi ý", "hint"],
  type: ["loại", "type"],
  kind: ["loại", "type"],
  list: ["danh sách lựa chọn", "choice list"],
  unit: ["đơn vị tính", "unit"],
  quantity: ["cách ghi số", "quantity"],
  required: ["bắt buộc", "required"],
  requiredMessage: ["thông báo bắt buộc", "message when required"],
  relevant: ["điều kiện hiển thị", "relevance"],
  constraint: ["ràng buộc", "constraint"],
  constraintMessage: ["thông báo ràng buộc", "constraint message"],
  warning: ["điều kiện cảnh báo", "warning"],
  warningMessage: ["thông báo cảnh báo", "warning message"],
  calculation: ["công thức", "calculation"],
  derive: ["giá trị suy ra", "derive"],
  suggest: ["giá trị gợi ý", "suggestion"],
  default: ["giá trị mặc định", "default"],
  defaultIsExpression: ["giá trị mặc định", "default"],
  readOnly: ["chỉ đọc", "read only"],
  choiceFilter: ["bộ lọc lựa chọn", "choice filter"],
  trigger: ["câu kích hoạt", "trigger"],
  range: ["khoảng giá trị", "range"],
  evidence: ["minh chứng", "evidence"],
  naAllowed: ["cho phép “Không có số liệu”", "“no data” allowed"],
  approximateAllowed: ["cho phép số ước tính", "approximate allowed"],
  maxScore: ["điểm tối đa", "maximum score"],
  unitTypes: ["loại đơn vị", "unit types"],
  validFrom: ["ngày bắt đầu hiệu lực", "valid from"],
  validTo: ["ngày hết hiệu lực", "valid to"],
  repeatCount: ["số lần lặp", "repeat count"],
  extra: ["các cột hệ thống không dùng", "columns not used here"],
  area: ["lĩnh vực", "area"],
  group: ["nhóm quy tắc", "group of rules"],
  when: ["điều kiện", "condition"],
  severity: ["mức độ", "severity"],
  finding: ["nội dung tồn tại", "finding"],
  recommendation: ["kiến nghị", "recommendation"],
  dueDays: ["thời hạn khắc phục", "days to remedy"],
  legalBasis: ["căn cứ pháp lý", "legal basis"],
};

/** Longest label quoted; a label is there to recognise the row by. */
const MAX_QUOTED = 80;

/** A change in one sentence, in Vietnamese and English. */
export function changeText(change: FormChange): Localized {
  return { vi: sentence(change, 0), en: sentence(change, 1) };
}

function sentence(change: FormChange, language: 0 | 1): string {
  const vi = language === 0;
  switch (change.kind) {
    case "title":
      return vi ? "Đổi tên biểu mẫu." : "The title has changed.";
    case "languages":
      return vi ? "Đổi các ngôn ngữ của biểu mẫu." : "The languages have changed.";
    case "defaultLanguage":
      return vi ? "Đổi ngôn ngữ mặc định." : "The default language has changed.";
    case "added":
      return vi ? `Thêm ${what(change, 0)}.` : `Added: ${what(change, 1)}.`;
    case "removed":
      return vi ? `Bỏ ${what(change, 0)}.` : `Removed: ${what(change, 1)}.`;
    case "moved":
      return vi ? `Chuyển vị trí ${what(change, 0)}.` : `Moved: ${what(change, 1)}.`;
    case "renamed":
      return vi
        ? `Đổi mã ${what(change, 0)}, trước là ${change.before}.`
        : `Renamed: ${what(change, 1)}, before ${change.before}.`;
    case "changed": {
      const names = change.columns.map((column) => COLUMNS[column]?.[language] ?? column);
      const columns = [...new Set(names)].join(", ");
      return vi ? `Sửa ${what(change, 0)}: ${columns}.` : `Changed: ${what(change, 1)}: ${columns}.`;
    }
    default:
      return change satisfies never;
  }
}

/** câu hỏi dossiers_received_total “Tổng số hồ sơ tiếp nhận trong kỳ” */
function what(
  { thing, name, label }: { thing: ChangedThing; name: string; label: Localized },
  language: 0 | 1,
): string {
  const text = localized(label, language === 0 ? "vi" : "en");
  const short = text.length > MAX_QUOTED ? `${text.slice(0, MAX_QUOTED - 1)}…` : text;
  return `${THINGS[thing][language]} ${name}${short === "" ? "" : ` “${short}”`}`;
}
