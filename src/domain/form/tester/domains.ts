import type { CompiledNode } from "../compiled/CompiledNode.ts";
import { isFormula, isParameter } from "../compiled/dependencyGraph.ts";
import type { FormDef, QuestionDef } from "../formDef.ts";
import { ANY_TEXT, ANY_VALUE, EMPTY, NOTHING, ofNumbers, ofTexts, type Abstract } from "./Abstract.ts";
import { ALL_NUMBERS, ALL_WHOLE, meet, range, type Range } from "./Range.ts";

/** Whether people (or the inspection) give this place its value. */
export function takesValue(node: CompiledNode): boolean {
  const { def } = node;
  if (def.kind !== "question" || isFormula(node)) return false;
  if (isParameter(node)) return true;
  return (
    def.type !== "note" && def.type !== "calculate" && def.type !== "hidden" && def.readOnly !== "true()"
  );
}

/** The parameter that is a day whatever a form says of it (session/applicability.ts). */
export function isDay(node: CompiledNode): boolean {
  return isParameter(node) && node.name === "visit_date";
}

/** Everything that can be entered at a place, and "" for no answer. */
export function domainOf(node: CompiledNode, form: FormDef): Abstract {
  const { def } = node;
  if (def.kind !== "question") return EMPTY;
  // An inspection always gives its day and the type of its unit; of the rest it may know nothing.
  if (isDay(node)) return ofNumbers(ALL_WHOLE);
  if (isParameter(node)) return node.name === "unit_type" ? { ...ANY_VALUE, empty: false } : ANY_VALUE;
  return { ...filledDomain(def, form), empty: true };
}

function filledDomain(def: QuestionDef, form: FormDef): Abstract {
  const names = def.list === undefined ? [] : (form.lists[def.list] ?? []).map((choice) => choice.name);
  switch (def.type) {
    case "integer":
      return ofNumbers(byQuantity(def, ALL_WHOLE));
    case "decimal":
      return ofNumbers(byQuantity(def, ALL_NUMBERS));
    case "range":
      return ofNumbers(rangeOf(def));
    case "date":
      return ofNumbers(ALL_WHOLE);
    case "dateTime":
      return ofNumbers(ALL_NUMBERS);
    case "select_one":
      return ofTexts(names);
    case "select_multiple":
      return { ...NOTHING, names: { must: new Set(), may: new Set(names) } };
    case "acknowledge":
      return ofTexts(["OK"]);
    case "text":
    case "barcode":
    case "time":
    case "geopoint":
    case "image":
    case "file":
    case "audio":
    case "video":
    case "note":
    case "calculate":
    case "hidden":
    case "start":
    case "end":
    case "today":
    case "username":
    case "metadata":
      return { ...NOTHING, texts: ANY_TEXT };
    default:
      return def.type satisfies never;
  }
}

/** What the reading of an answer already holds to: counts and money from 0, percentages to 100. */
function byQuantity(def: QuestionDef, all: Range): Range {
  if (def.quantity === undefined) return all;
  const whole = def.type === "integer" || def.quantity === "money";
  const allowed = def.quantity === "percent" ? range(0, 100, whole) : range(0, Infinity, whole);
  return meet(all, allowed) ?? allowed;
}

function rangeOf({ range: given }: QuestionDef): Range {
  if (!given) return ALL_NUMBERS;
  const whole = Number.isInteger(given.start) && Number.isInteger(given.step);
  return range(Math.min(given.start, given.end), Math.max(given.start, given.end), whole);
}
