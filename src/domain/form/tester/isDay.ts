import type { CompiledNode } from "../compiled/CompiledNode.ts";
import { isParameter } from "../compiled/roles.ts";

/** The parameter that is a day whatever a form says of it (session/applicability.ts). */
export function isDay(node: CompiledNode): boolean {
  return isParameter(node) && node.name === "visit_date";
}
