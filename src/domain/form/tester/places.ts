import type { CompiledNode } from "../compiled/CompiledNode.ts";
import { isFormula, isParameter } from "../compiled/dependencyGraph.ts";

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
