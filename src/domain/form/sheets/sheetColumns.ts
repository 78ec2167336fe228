/** Columns of the survey sheet the importer reads, in the order authors know. */
export const SURVEY_COLUMNS: readonly string[] = [
  "type",
  "name",
  "label",
  "hint",
  "unit",
  "quantity",
  "required",
  "required_message",
  "relevant",
  "constraint",
  "constraint_message",
  "warning",
  "warning_message",
  "calculation",
  "derive",
  "suggest",
  "default",
  "read_only",
  "trigger",
  "choice_filter",
  "parameters",
  "repeat_count",
  "evidence",
  "na_allowed",
  "approximate_allowed",
  "unit_types",
  "valid_from",
  "valid_to",
  "max_score",
];

export const RULE_COLUMNS: readonly string[] = [
  "id",
  "area",
  "group",
  "when",
  "severity",
  "finding",
  "recommendation",
  "due_days",
  "legal_basis",
];

export const SETTINGS_COLUMNS: readonly string[] = [
  "form_id",
  "form_title",
  "version",
  "default_language",
  "name",
  "allow_choice_duplicates",
  "public_key",
];

/**
 * The cells of a row in columns the importer does not read ("appearance", "image", notes of the office):
 * kept as they are, so that a form that is exported again has lost nothing. Undefined when there is none.
 */
export function extraCells(
  cells: Readonly<Record<string, string>>,
  known: readonly string[],
): Record<string, string> | undefined {
  const extra = Object.entries(cells).filter(([column]) => !known.includes(column.split("::")[0] ?? ""));
  return extra.length === 0 ? undefined : Object.fromEntries(extra);
}
