import type { FormSession } from "../../../src/domain/form/session/FormSession.ts";
import type { Answers, Parameters } from "./cchcSession.ts";

/** The inspection of UBND huyện Chợ Đồn on 17/9/2020, as the press reported it. */
export const CHO_DON_PARAMETERS: Parameters = {
  unit_type: "huyen",
  unit_level: "cap_huyen",
  inspection_year: "2020",
  visit_date: "2020-09-17",
  data_period_from: "2020-01-01",
  data_period_to: "2020-09-15",
  year_share: 0.71,
  is_year_end: "no",
};

/** Every figure and statement of the article, nothing else. */
export const CHO_DON_ANSWERS: Answers = {
  reform_plan_issued: "yes",
  reform_budget_allocated: "yes",
  institutions_rating: "co_ban_tot",
  tthc_simplification_proposed: 2,
  tthc_simplification_level: ["cap_xa"],
  one_stop_operating: "yes",
  one_stop_model: "mot_cua_hien_dai",
  dossiers_received_total: 710,
  dossiers_received_online: 233,
  dossiers_received_postal: 35,
  dossiers_received_in_person: 442,
  dossiers_resolved_total: 707,
  dossiers_resolved_overdue: 17,
  dossiers_in_progress_total: 3,
  dossiers_in_progress_overdue: 0,
  tthc_posting_status: "chua_day_du_chua_kip_thoi",
  procedures_rating: "tuong_doi_tot",
  specialized_divisions: 11,
  public_service_units: 50,
  functions_regulated_status: "day_du",
  restructuring_status: "hoan_thanh",
  public_employees_position_rate: 100,
  civil_servants_position_rate: 92,
  appointments_division_leaders: 2,
  appointments_school_leaders: 5,
  appointments_noncompliant: 0,
  finance_compliance_status: "dung_quy_dinh",
  autonomy_assigned_status: "toan_bo",
  internal_spending_rules_status: "toan_bo",
  extra_income_paid: "yes",
  staff_computer_rate: 100,
  internet_connection_status: "toan_bo",
  it_upgraded_regularly: "yes",
  shared_software_levels: ["cap_huyen", "cap_xa"],
  e_documents_signed_rate: 90,
  iso_standard: "iso_9001_2015",
  iso_status: "co_ban_tot",
  it_infrastructure_status: "chua_dong_bo",
  computers_obsolete_level: "nhieu",
};

/** Answers every other question there is with "Không có số liệu", as the teams did not report more. */
export function declareRestNotAvailable(session: FormSession): void {
  for (const area of session.areas())
    for (const { path } of session.questions(area))
      if (session.isRelevant(path) && !session.isSettled(path))
        session.set(path, { state: "not_available", value: null });
}
