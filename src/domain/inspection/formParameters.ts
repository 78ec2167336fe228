/** What an inspection tells its form beside the thresholds of the plan. */
export interface ParameterSource {
  unitType: string;
  /** Days, yyyy-mm-dd. */
  visitDate: string;
  dataPeriodFrom: string;
  dataPeriodTo: string;
  dossierCountBasis: string;
  /** Findings of the last inspection of the unit on record; null when there was none. */
  priorFindings: number | null;
  /** Whose answers: what only the team can say (its rating) is not asked of the unit. */
  answerSource: "on_site" | "self_report";
  /** As given with the inspection; they win. */
  given: Readonly<Record<string, string | number>>;
}

const PROVINCE_LEVEL = new Set(["tinh", "thanh_pho_tw", "so"]);
const DISTRICT_LEVEL = new Set(["huyen", "thi_xa", "quan", "thanh_pho_thuoc_tinh"]);

/** A data period that ends in December covers the year: rules "at year end" apply. */
const YEAR_END_MONTH = "12";

/** Values of the form's parameters (hidden top-level questions of the survey). */
export function formParameters(source: ParameterSource): Record<string, string | number> {
  const year = source.visitDate.slice(0, 4);
  return {
    unit_type: source.unitType,
    unit_level: unitLevel(source.unitType),
    inspection_year: Number(year),
    visit_date: source.visitDate,
    data_period_from: source.dataPeriodFrom,
    data_period_to: source.dataPeriodTo,
    year_share: yearShare(source.dataPeriodTo),
    is_year_end: source.dataPeriodTo.slice(5, 7) === YEAR_END_MONTH ? "yes" : "no",
    dossier_count_basis: source.dossierCountBasis,
    answer_source: source.answerSource,
    ...(source.priorFindings === null ? {} : { prior_findings_recorded: source.priorFindings }),
    ...source.given,
  };
}

/** Level of government of a unit type: of the province, the (former) district, or the commune. */
export function unitLevel(unitType: string): "cap_tinh" | "cap_huyen" | "cap_xa" {
  if (PROVINCE_LEVEL.has(unitType)) return "cap_tinh";
  return DISTRICT_LEVEL.has(unitType) ? "cap_huyen" : "cap_xa";
}

/** Share of its year that has passed at the end of a day, 0 to 1, two decimals. */
function yearShare(day: string): number {
  const year = Number(day.slice(0, 4));
  const daysSince = (from: string) => (Date.parse(day) - Date.parse(from)) / 86_400_000;
  const passed = daysSince(`${year}-01-01`) + 1;
  const length = (Date.parse(`${year + 1}-01-01`) - Date.parse(`${year}-01-01`)) / 86_400_000;
  return Math.round((passed / length) * 100) / 100;
}
