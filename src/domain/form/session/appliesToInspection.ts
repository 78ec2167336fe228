import type { Item } from "./Item.ts";

/** Parameters the importer and the evaluator know by name. */
const UNIT_TYPE_PARAMETER = "unit_type";
const VISIT_DATE_PARAMETER = "visit_date";

/**
 * Whether a row exists in this inspection, as far as that hangs on the inspection alone and not on
 * answers: its unit types, its dates, and a relevance that the parameters already make false.
 */
export function appliesToInspection(item: Item): boolean {
  const { def } = item.node;
  const { state } = item;
  if (def.unitTypes.length > 0) {
    const unitType = state.parameterValue(UNIT_TYPE_PARAMETER);
    if (unitType !== "" && !def.unitTypes.includes(unitType)) return false;
  }
  if (def.validFrom !== undefined || def.validTo !== undefined) {
    const day = state.parameterValue(VISIT_DATE_PARAMETER);
    if (day !== "" && def.validFrom !== undefined && day < def.validFrom) return false;
    if (day !== "" && def.validTo !== undefined && day > def.validTo) return false;
  }
  const { relevant } = item.node.expressions;
  return !relevant || state.judgementByParameters(relevant, item) !== false;
}
