import { inspectionDetails } from "../../../src/domain/inspection/inspectionSpec.ts";
import type { ReportArea, ReportInput, ReportPerson } from "../../../src/domain/report/reportInput.ts";
import {
  area,
  bareInput,
  choice,
  count,
  figure,
  finding,
  freeText,
  noData,
  rate,
  recommendation,
  yes,
} from "./inputs.ts";

const RATING = "Đánh giá chung của đoàn về lĩnh vực này";
const STRENGTHS = "Ưu điểm, kết quả đạt được";

/**
 * The inspection of UBND huyện Chợ Đồn of 17/9/2020 as its account in the press has it: every figure
 * given there, with what the form derives from them.
 */
export function choDonInput(): ReportInput {
  const bare = bareInput();
  return {
    ...bare,
    inspection: {
      ...bare.inspection,
      code: "CHO-DON-2020",
      details: inspectionDetails.parse({
        plan: "Kế hoạch kiểm tra công tác cải cách hành chính năm 2020 của UBND tỉnh Bắc Kạn",
        decision: null,
        dossierCountBasis: "by_competence",
        document: {
          parentAuthority: "UBND TỈNH BẮC KẠN",
          issuer: ["ĐOÀN KIỂM TRA", "CÔNG TÁC CCHC NĂM 2020"],
          addressees: ["UBND tỉnh Bắc Kạn"],
        },
      }),
    },
    team: [
      {
        role: "lead",
        name: "Vũ Đức Chính",
        honorific: "Ông",
        post: "Chánh Văn phòng Đoàn ĐBQH, HĐND và UBND tỉnh",
        areas: [],
      },
      member("Thành viên phụ trách cải cách TTHC", "procedures"),
      member("Thành viên phụ trách hiện đại hóa hành chính", "digital_government"),
    ],
    unitPeople: [
      {
        role: "unit_head",
        name: "Triệu Huy Chung",
        honorific: "Ông",
        post: "Chủ tịch UBND huyện",
        areas: [],
      },
    ],
    areas: [
      direction(),
      institutions(),
      procedures(),
      organization(),
      civilService(),
      publicFinance(),
      digitalGovernment(),
    ],
    findings: [
      finding({
        id: "f1",
        area: "procedures",
        text: "TTHC niêm yết tại Bộ phận một cửa chưa đầy đủ, kịp thời",
        recommendation: "Rà soát, niêm yết công khai đầy đủ, kịp thời TTHC theo quyết định công bố",
        dueDate: "2020-10-16",
        rules: ["PRO-02"],
        legalBasis: "Nghị định 61/2018/NĐ-CP; Thông tư 01/2018/TT-VPCP",
      }),
      finding({
        id: "o1",
        area: "procedures",
        ordinal: 2,
        severity: "observation",
        text: "Còn 17 hồ sơ giải quyết quá hạn (2,40%)",
        recommendation: "Rà soát nguyên nhân, hạn chế tối đa hồ sơ quá hạn",
        rules: ["PRO-04"],
      }),
      finding({
        id: "f2",
        area: "civil_service",
        ordinal: 3,
        severity: "minor",
        text: "Còn một số vị trí việc làm của công chức chưa đúng theo quy định (đạt 92%)",
        recommendation: "Rà soát, bố trí, sắp xếp công chức đúng vị trí việc làm được phê duyệt",
        dueDays: 30,
        rules: ["CIV-01"],
      }),
      finding({
        id: "f3",
        area: "digital_government",
        ordinal: 4,
        text: "Hạ tầng CNTT chưa đồng bộ; máy tính làm việc còn nhiều máy cũ, lạc hậu, không đáp ứng yêu cầu công việc",
        recommendation:
          "Tiếp tục đầu tư hạ tầng CNTT trong quản lý hành chính nhà nước; rà soát, thay thế máy tính cũ, lạc hậu theo lộ trình",
        rules: ["DIG-02", "DIG-03"],
      }),
    ],
    recommendations: [
      recommendation({ id: "r0", text: "Tập trung chỉ đạo khắc phục những tồn tại, hạn chế." }),
      recommendation({ id: "r1", text: "Chấp hành tốt kỷ luật, kỷ cương công vụ.", area: "civil_service" }),
      recommendation({
        id: "r2",
        text: "Tiếp tục đầu tư hạ tầng CNTT.",
        area: "digital_government",
        findingIds: ["f3"],
      }),
      recommendation({
        id: "r3",
        text: "Chú trọng cập nhật hồ sơ TTHC trên phần mềm một cửa điện tử.",
        area: "procedures",
      }),
    ],
  };
}

function member(name: string, areaId: string): ReportPerson {
  return { role: "member", name, honorific: null, post: null, areas: [areaId] };
}

function direction(): ReportArea {
  return area("direction", "Công tác chỉ đạo, điều hành cải cách hành chính", [
    yes("reform_plan_issued", "Đã ban hành Kế hoạch CCHC năm"),
    noData("direction_documents_issued", "Số văn bản chỉ đạo, điều hành về CCHC đã ban hành", {
      unit: "văn bản",
      quantity: "count",
    }),
    yes("reform_budget_allocated", "Có bố trí kinh phí thực hiện nhiệm vụ CCHC"),
    figure({
      id: "reform_budget_amount",
      label: "Kinh phí đã bố trí",
      unit: "đồng",
      quantity: "money",
      state: "skipped",
    }),
    freeText("direction_strengths", STRENGTHS, "Lãnh đạo huyện có sự quan tâm đến công tác CCHC."),
  ]);
}

function institutions(): ReportArea {
  return area("institutions", "Cải cách thể chế", [
    choice("institutions_rating", RATING, "co_ban_tot", "Cơ bản tốt"),
  ]);
}

function procedures(): ReportArea {
  const received = "dossiers_received_total";
  const resolved = "dossiers_resolved_total";
  const inProgress = "dossiers_in_progress_total";
  const derived = { type: "derived" } as const;
  return area("procedures", "Cải cách thủ tục hành chính", [
    count("tthc_simplification_proposed", "Số TTHC đề nghị đơn giản hóa", 2, "TTHC"),
    choice("tthc_simplification_level", "Cấp giải quyết của TTHC đề nghị đơn giản hóa", ["cap_xa"], "Cấp xã"),
    choice(
      "tthc_posting_status",
      "Tình trạng niêm yết TTHC tại Bộ phận một cửa",
      "chua_day_du_chua_kip_thoi",
      "Chưa đầy đủ, chưa kịp thời",
    ),
    yes("one_stop_operating", "Bộ phận một cửa được duy trì hoạt động"),
    choice("one_stop_model", "Mô hình Bộ phận Một cửa", "mot_cua_hien_dai", "Bộ phận Một cửa hiện đại"),
    count(received, "Tổng số hồ sơ tiếp nhận trong kỳ", 710, "hồ sơ"),
    count("dossiers_received_online", "Tiếp nhận trực tuyến", 233, "hồ sơ"),
    count("dossiers_received_postal", "Tiếp nhận qua dịch vụ bưu chính công ích", 35, "hồ sơ"),
    count("dossiers_received_in_person", "Tiếp nhận trực tiếp", 442, "hồ sơ"),
    count(resolved, "Số hồ sơ đã giải quyết", 707, "hồ sơ"),
    count("dossiers_resolved_overdue", "Trong đó: giải quyết quá hạn", 17, "hồ sơ"),
    count(inProgress, "Số hồ sơ đang giải quyết", 3, "hồ sơ"),
    { ...count("dossiers_in_progress_overdue", "Trong đó: đã quá hạn", 0, "hồ sơ"), ...derived },
    noData("apology_letters_issued", "Số văn bản xin lỗi do quá hạn", { unit: "văn bản", quantity: "count" }),
    noData("e_one_stop_update_status", "Cập nhật hồ sơ trên phần mềm một cửa điện tử"),
    figure({
      id: "satisfaction_rate",
      label: "Tỷ lệ hài lòng",
      unit: "%",
      quantity: "percent",
      state: "skipped",
    }),
    rate("online_rate", "Tỷ lệ hồ sơ tiếp nhận trực tuyến", "32,82%", {
      part: "dossiers_received_online",
      whole: received,
    }),
    rate("postal_rate", "Tỷ lệ hồ sơ tiếp nhận qua bưu chính", "4,93%", {
      part: "dossiers_received_postal",
      whole: received,
    }),
    rate("in_person_rate", "Tỷ lệ hồ sơ tiếp nhận trực tiếp", "62,25%", {
      part: "dossiers_received_in_person",
      whole: received,
    }),
    rate("resolved_rate", "Tỷ lệ hồ sơ đã giải quyết", "99,58%"),
    { ...count("resolved_on_time", "Số hồ sơ giải quyết đúng hạn", 690, "hồ sơ"), ...derived },
    rate("on_time_rate", "Tỷ lệ hồ sơ giải quyết đúng hạn", "97,60%", {
      part: "resolved_on_time",
      whole: resolved,
    }),
    rate("overdue_rate", "Tỷ lệ hồ sơ giải quyết quá hạn", "2,40%", {
      part: "dossiers_resolved_overdue",
      whole: resolved,
    }),
    rate("in_progress_rate", "Tỷ lệ hồ sơ đang giải quyết", "0,42%", { part: inProgress, whole: received }),
    choice("procedures_rating", RATING, "tuong_doi_tot", "Tương đối tốt"),
  ]);
}

function organization(): ReportArea {
  return area("organization", "Cải cách tổ chức bộ máy hành chính nhà nước", [
    count("specialized_divisions", "Số phòng chuyên môn", 11, "phòng"),
    count("public_service_units", "Số đơn vị sự nghiệp trực thuộc", 50, "đơn vị"),
    choice(
      "functions_regulated_status",
      "Quy định chức năng, nhiệm vụ, quyền hạn các phòng, đơn vị",
      "day_du",
      "Đầy đủ",
    ),
    choice("restructuring_status", "Tình hình sắp xếp tổ chức bộ máy", "hoan_thanh", "Đã hoàn thành"),
    {
      ...count("organisation_units_total", "Tổng số phòng, đơn vị", 61, "đơn vị"),
      type: "derived",
    },
  ]);
}

function civilService(): ReportArea {
  return area("civil_service", "Xây dựng và nâng cao chất lượng đội ngũ cán bộ, công chức, viên chức", [
    figure({
      id: "civil_servants_position_rate",
      label: "Tỷ lệ công chức bố trí đúng vị trí việc làm",
      unit: "%",
      quantity: "percent",
      value: 92,
      text: "92%",
    }),
    figure({
      id: "public_employees_position_rate",
      label: "Tỷ lệ viên chức bố trí đúng vị trí việc làm",
      unit: "%",
      quantity: "percent",
      value: 100,
      text: "100%",
    }),
    count("appointments_division_leaders", "Số bổ nhiệm mới lãnh đạo, quản lý cấp phòng", 2, "người"),
    count(
      "appointments_school_leaders",
      "Số bổ nhiệm mới lãnh đạo, quản lý trường học, đơn vị sự nghiệp",
      5,
      "người",
    ),
    count("appointments_noncompliant", "Số trường hợp bổ nhiệm chưa đúng quy định", 0, "trường hợp"),
    { ...count("appointments_total", "Tổng số bổ nhiệm mới", 7, "người"), type: "derived" },
  ]);
}

function publicFinance(): ReportArea {
  return area("public_finance", "Cải cách tài chính công", [
    choice("finance_compliance_status", "Quản lý thu, chi theo quy định", "dung_quy_dinh", "Đúng quy định"),
    choice(
      "autonomy_assigned_status",
      "Tình hình giao tự chủ kinh phí, tài chính cho cơ quan, đơn vị",
      "toan_bo",
      "Toàn bộ",
    ),
    choice("internal_spending_rules_status", "Xây dựng quy chế chi tiêu nội bộ", "toan_bo", "Toàn bộ"),
    yes("extra_income_paid", "Có đơn vị tiết kiệm kinh phí, chi thu nhập tăng thêm"),
    freeText(
      "public_finance_strengths",
      STRENGTHS,
      "Các cơ quan, đơn vị đều được giao tự chủ; quản lý thu, chi đúng quy định.",
    ),
  ]);
}

function digitalGovernment(): ReportArea {
  return area("digital_government", "Hiện đại hóa hành chính", [
    figure({
      id: "staff_computer_rate",
      label: "Tỷ lệ được trang bị máy tính",
      unit: "%",
      quantity: "percent",
      value: 100,
      text: "100%",
    }),
    choice("internet_connection_status", "Kết nối mạng Internet của máy tính làm việc", "toan_bo", "Toàn bộ"),
    choice("computers_obsolete_level", "Mức độ máy tính cũ, lạc hậu", "nhieu", "Nhiều"),
    choice("it_infrastructure_status", "Hạ tầng CNTT", "chua_dong_bo", "Chưa đồng bộ"),
    yes("it_upgraded_regularly", "Hạ tầng CNTT được đầu tư, nâng cấp thường xuyên"),
    choice(
      "shared_software_levels",
      "Phần mềm dùng chung được duy trì tại các cấp",
      ["cap_huyen", "cap_xa"],
      "Cấp huyện, Cấp xã",
    ),
    figure({
      id: "e_documents_signed_rate",
      label: "Tỷ lệ văn bản trao đổi dạng điện tử có chữ ký số",
      unit: "%",
      quantity: "percent",
      value: 90,
      text: "khoảng 90%",
      approximate: true,
    }),
    choice("iso_standard", "Hệ thống quản lý chất lượng đang áp dụng", "iso_9001_2015", "TCVN ISO 9001:2015"),
    choice("iso_status", "Duy trì, cải tiến hệ thống ISO", "co_ban_tot", "Cơ bản tốt"),
  ]);
}
