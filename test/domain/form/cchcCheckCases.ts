import type { Answers, Parameters } from "./cchcSession.ts";

/** A value that may not stand beside the other answers, and the nearest one that may. */
export type CheckCase = {
  readonly id: string;
  readonly others: Answers;
  readonly wrong: number | string | readonly string[];
  readonly right: number | string | readonly string[];
  /** The Vietnamese message, whole. */
  readonly message: string;
  readonly parameters?: Parameters;
};

type Part = readonly [part: string, whole: string, partName: string, wholeName: string, conditions?: Answers];

/** Parts that cannot be greater than their whole: "{partName} (8) … {wholeName} (7)". */
const PARTS: readonly Part[] = [
  [
    "reform_tasks_completed",
    "reform_tasks_planned",
    "Số nhiệm vụ đã hoàn thành",
    "số nhiệm vụ đề ra",
    { reform_plan_issued: "yes" },
  ],
  ["periodic_reports_on_time", "periodic_reports_required", "Số báo cáo gửi đúng hạn", "số báo cáo phải gửi"],
  [
    "subunits_self_inspected",
    "subunits_total",
    "Số phòng, đơn vị đã được kiểm tra",
    "tổng số phòng, đơn vị thuộc diện kiểm tra",
    { self_inspection_plan_issued: "yes" },
  ],
  [
    "self_inspection_issues_fixed",
    "self_inspection_issues_found",
    "Số vấn đề đã xử lý",
    "số vấn đề phát hiện",
    { self_inspection_plan_issued: "yes" },
  ],
  [
    "prior_findings_fixed",
    "prior_findings_total",
    "Số tồn tại, hạn chế đã khắc phục xong",
    "số tồn tại, hạn chế lần trước",
  ],
  [
    "legal_documents_correct_procedure",
    "legal_documents_issued",
    "Số VBQPPL ban hành đúng trình tự, thủ tục",
    "số VBQPPL đã ban hành",
    { legal_documents_in_scope: "yes" },
  ],
  [
    "legal_documents_late",
    "legal_documents_issued",
    "Số VBQPPL ban hành chậm",
    "số VBQPPL đã ban hành",
    { legal_documents_in_scope: "yes" },
  ],
  [
    "documents_unlawful_found",
    "documents_checked",
    "Số văn bản phát hiện trái pháp luật hoặc sai sót",
    "số văn bản đã kiểm tra",
  ],
  [
    "documents_unlawful_handled",
    "documents_unlawful_found",
    "Số văn bản trái pháp luật đã xử lý",
    "số văn bản phát hiện trái pháp luật hoặc sai sót",
    { documents_checked: 99 },
  ],
  [
    "documents_to_amend_or_repeal",
    "documents_reviewed",
    "Số văn bản kiến nghị sửa đổi, bổ sung, thay thế, bãi bỏ",
    "số văn bản đã rà soát",
  ],
  [
    "documents_amended_or_repealed",
    "documents_to_amend_or_repeal",
    "Số văn bản đã sửa đổi, thay thế, bãi bỏ",
    "số văn bản kiến nghị sửa đổi, bổ sung, thay thế, bãi bỏ",
    { documents_reviewed: 99 },
  ],
  [
    "law_monitoring_issues_handled",
    "law_monitoring_issues_found",
    "Số vấn đề đã xử lý",
    "số vấn đề phát hiện qua theo dõi",
  ],
  [
    "tthc_posted_total",
    "tthc_in_scope_total",
    "Số TTHC đã niêm yết",
    "tổng số TTHC thuộc phạm vi giải quyết",
  ],
  [
    "dossiers_received_online",
    "dossiers_received_total",
    "Số hồ sơ tiếp nhận trực tuyến",
    "tổng số hồ sơ tiếp nhận",
  ],
  ["dossiers_resolved_overdue", "dossiers_resolved_total", "Số hồ sơ quá hạn", "số hồ sơ đã giải quyết"],
  [
    "dossiers_in_progress_overdue",
    "dossiers_in_progress_total",
    "Số hồ sơ đang giải quyết đã quá hạn",
    "số hồ sơ đang giải quyết",
  ],
  ["results_digitized", "dossiers_resolved_total", "Số kết quả được số hóa", "số hồ sơ đã giải quyết"],
  [
    "paid_transactions_online",
    "paid_transactions_total",
    "Số giao dịch thanh toán trực tuyến",
    "số giao dịch nghĩa vụ tài chính",
  ],
  [
    "feedback_resolved_on_time",
    "feedback_received",
    "Số phản ánh, kiến nghị xử lý đúng hạn",
    "số phản ánh, kiến nghị đã nhận",
  ],
  [
    "sample_dossiers_overdue",
    "sample_dossiers_checked",
    "Số hồ sơ quá hạn trong mẫu",
    "số hồ sơ kiểm tra xác suất",
  ],
  [
    "sample_dossiers_faulty",
    "sample_dossiers_checked",
    "Số hồ sơ có sai sót trong mẫu",
    "số hồ sơ kiểm tra xác suất",
  ],
  [
    "decentralized_tasks_checked",
    "decentralized_tasks_total",
    "Số nhiệm vụ phân cấp đã kiểm tra",
    "số nhiệm vụ đã phân cấp, ủy quyền",
  ],
  [
    "civil_servants_position_correct",
    "civil_servants_total",
    "Số công chức bố trí đúng vị trí việc làm",
    "tổng số công chức",
  ],
  [
    "public_employees_position_correct",
    "public_employees_total",
    "Số viên chức bố trí đúng vị trí việc làm",
    "tổng số viên chức",
  ],
  [
    "recruitments_noncompliant",
    "recruitments_total",
    "Số tuyển dụng chưa đúng quy định",
    "số tuyển dụng trong kỳ",
  ],
  ["discipline_cases_handled", "discipline_cases", "Số trường hợp đã xử lý", "số trường hợp vi phạm"],
  [
    "admin_units_autonomous",
    "admin_units_total",
    "Số cơ quan hành chính đã giao tự chủ",
    "số cơ quan hành chính thuộc diện tự chủ",
  ],
  [
    "service_units_autonomous",
    "service_units_total",
    "Số đơn vị sự nghiệp đã giao tự chủ",
    "số đơn vị sự nghiệp công lập",
  ],
  [
    "audit_recommendations_done",
    "audit_recommendations_total",
    "Số kiến nghị đã thực hiện",
    "số kiến nghị của thanh tra, kiểm toán",
  ],
  [
    "staff_with_computer",
    "staff_total_it",
    "Số người được trang bị máy tính",
    "số người cần máy tính làm việc",
  ],
  ["computers_obsolete", "computers_total", "Số máy cũ, lạc hậu", "tổng số máy tính"],
  ["e_documents_signed", "e_documents_total", "Số văn bản có ký số", "số văn bản điện tử gửi đi"],
  [
    "digital_certificates_issued",
    "digital_certificates_needed",
    "Số chứng thư chữ ký số đã cấp",
    "số chứng thư chữ ký số cần cấp",
  ],
  [
    "online_services_used",
    "online_services_total",
    "Số dịch vụ có phát sinh hồ sơ",
    "số dịch vụ công trực tuyến cung cấp",
  ],
];

/** Impossible values, which are refused. */
export const ERROR_CASES: readonly CheckCase[] = [
  ...PARTS.map(([id, whole, partName, wholeName, conditions]) => ({
    id,
    others: { ...conditions, [whole]: 7 },
    wrong: 8,
    right: 7,
    message: `${partName} (8) không được lớn hơn ${wholeName} (7). Đề nghị nhập lại.`,
  })),
  {
    id: "dossiers_received_postal",
    others: { dossiers_received_total: 710, dossiers_received_online: 233 },
    wrong: 478,
    right: 477,
    message:
      "Số hồ sơ tiếp nhận qua bưu chính (478) cộng với số tiếp nhận trực tuyến (233) không được lớn hơn tổng số hồ sơ tiếp nhận (710). Đề nghị nhập lại.",
  },
  {
    id: "dossiers_received_in_person",
    others: { dossiers_received_total: 1710, dossiers_received_online: 233, dossiers_received_postal: 35 },
    wrong: 1443,
    right: 1442,
    message:
      "Tiếp nhận trực tuyến (233), bưu chính (35) và trực tiếp (1.443) cộng lại không được lớn hơn tổng số hồ sơ tiếp nhận (1.710). Đề nghị nhập lại.",
  },
  {
    id: "apology_letters_issued",
    others: { dossiers_resolved_overdue: 17, dossiers_in_progress_overdue: 1 },
    wrong: 19,
    right: 18,
    message: "Số văn bản xin lỗi (19) không được lớn hơn tổng số hồ sơ quá hạn (18). Đề nghị nhập lại.",
  },
  {
    id: "divisions_over_deputy_limit",
    others: { specialized_divisions: 11, public_service_units: 50 },
    wrong: 62,
    right: 61,
    message:
      "Số phòng, đơn vị vượt số lượng cấp phó (62) không được lớn hơn tổng số phòng (11) và đơn vị (50). Đề nghị nhập lại.",
  },
  {
    id: "appointments_noncompliant",
    others: { appointments_division_leaders: 2, appointments_school_leaders: 5, reappointments: 1 },
    wrong: 9,
    right: 8,
    message:
      "Số trường hợp bổ nhiệm chưa đúng quy định (9) không được lớn hơn tổng số bổ nhiệm cấp phòng (2), đơn vị sự nghiệp (5) và bổ nhiệm lại (1). Đề nghị nhập lại.",
  },
  {
    id: "units_with_spending_rules",
    others: { admin_units_total: 12, service_units_total: 50 },
    wrong: 63,
    right: 62,
    message:
      "Số đơn vị có quy chế chi tiêu nội bộ (63) không được lớn hơn tổng số cơ quan hành chính (12) và đơn vị sự nghiệp (50). Đề nghị nhập lại.",
  },
  {
    id: "shared_software_levels",
    others: {},
    wrong: ["cap_xa", "khong_cap_nao"],
    right: ["khong_cap_nao"],
    message: 'Đã chọn "Chưa triển khai ở cấp nào" thì không chọn thêm cấp khác. Đề nghị chọn lại.',
  },
];

/** Values that are possible but ask for an explanation. */
export const WARNING_CASES: readonly CheckCase[] = [
  {
    id: "tthc_posting_status",
    others: { tthc_in_scope_total: 200, tthc_posted_total: 180 },
    wrong: "day_du_kip_thoi",
    right: "chua_day_du",
    message:
      "Tình trạng niêm yết đã chọn (Đầy đủ, kịp thời) chưa khớp với số TTHC đã niêm yết (180) trên tổng số TTHC (200).",
  },
  {
    id: "tthc_posting_status",
    others: { tthc_in_scope_total: 200, tthc_posted_total: 200 },
    wrong: "chua_day_du_chua_kip_thoi",
    right: "day_du_chua_kip_thoi",
    message:
      "Tình trạng niêm yết đã chọn (Chưa đầy đủ, chưa kịp thời) chưa khớp với số TTHC đã niêm yết (200) trên tổng số TTHC (200).",
  },
  {
    id: "dossiers_received_in_person",
    others: { dossiers_received_total: 710, dossiers_received_online: 233, dossiers_received_postal: 35 },
    wrong: 440,
    right: 442,
    message: "233 + 35 + 440 khác tổng số tiếp nhận (710).",
  },
  {
    id: "dossiers_in_progress_total",
    others: { dossiers_received_total: 710, dossiers_resolved_total: 707 },
    wrong: 4,
    right: 3,
    message:
      "Đề nghị đối chiếu: tiếp nhận trong kỳ (710) + kỳ trước chuyển sang (0) khác đã giải quyết (707) + đang giải quyết (4) + trả lại, rút, từ chối (0).",
  },
  {
    id: "dossiers_in_progress_total",
    others: {
      dossiers_received_total: 710,
      dossiers_resolved_total: 707,
      dossiers_carried_over: 12,
      dossiers_returned_or_withdrawn: 5,
    },
    wrong: 3,
    right: 10,
    message:
      "Đề nghị đối chiếu: tiếp nhận trong kỳ (710) + kỳ trước chuyển sang (12) khác đã giải quyết (707) + đang giải quyết (3) + trả lại, rút, từ chối (5).",
  },
  {
    id: "dossiers_digitized",
    others: { dossiers_received_total: 710 },
    wrong: 711,
    right: 710,
    message: "Đề nghị đối chiếu số hồ sơ được số hóa (711) với tổng số hồ sơ tiếp nhận (710).",
  },
  {
    id: "civil_payroll_present",
    others: { civil_payroll_assigned: 100 },
    wrong: 101,
    right: 100,
    message: "Đề nghị đối chiếu biên chế công chức hiện có (101) với biên chế được giao (100).",
  },
  {
    id: "service_payroll_present",
    others: { service_payroll_assigned: 1200 },
    wrong: 1201,
    right: 1200,
    message: "Đề nghị đối chiếu số người làm việc hiện có (1.201) với số được giao (1.200).",
  },
  {
    id: "civil_servants_total",
    others: { civil_payroll_present: 100 },
    wrong: 106,
    right: 105,
    message:
      "Đề nghị đối chiếu tổng số công chức (106) với biên chế công chức hiện có tại lĩnh vực tổ chức bộ máy (100).",
  },
  {
    id: "public_employees_total",
    others: { service_payroll_present: 100 },
    wrong: 94,
    right: 95,
    message:
      "Đề nghị đối chiếu tổng số viên chức (94) với số người làm việc hiện có trong đơn vị sự nghiệp tại lĩnh vực tổ chức bộ máy (100).",
  },
  {
    id: "service_units_total",
    others: { public_service_units: 50 },
    wrong: 49,
    right: 50,
    message:
      "Đề nghị đối chiếu số đơn vị sự nghiệp công lập (49) với số đơn vị sự nghiệp trực thuộc tại lĩnh vực tổ chức bộ máy (50).",
  },
  {
    id: "training_done",
    others: { training_plan_issued: "yes", training_planned: 100 },
    wrong: 101,
    right: 100,
    message: "Đề nghị đối chiếu số lượt đã bồi dưỡng (101) với số lượt theo kế hoạch (100).",
  },
  {
    id: "disbursement_actual",
    others: { disbursement_planned: 20_000_000_000 },
    wrong: 20_000_000_001,
    right: 20_000_000_000,
    message: "Số đã giải ngân (20.000.000.001) lớn hơn kế hoạch vốn được giao (20.000.000.000).",
  },
];
