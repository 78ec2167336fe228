import type { CompiledForm } from "../compiled/compileForm.ts";
import type { CompiledNode } from "../compiled/CompiledNode.ts";
import { isAsked, isStep } from "../compiled/roles.ts";
import type { FormState } from "./FormState.ts";
import type { Item } from "./Item.ts";
import type { Scope } from "./Scope.ts";

/** Areas of the form: its top-level groups, and "" when something is asked outside of them. */
export function areaNames({ tree }: Pick<CompiledForm, "tree">): string[] {
  return [...new Set(tree.nodes.filter((node) => isStep(node)).map((node) => node.area))];
}

/**
 * Number of every asked question of an area: 1…N over the questions that exist in this inspection. A
 * question hidden by an answer keeps its number, so "sửa 12" always means the same question. The
 * instances of a repeat share one number.
 */
export function areaNumbers(area: string, state: FormState): ReadonlyMap<CompiledNode, number> {
  const numbers = new Map<CompiledNode, number>();
  for (const node of state.compiled.tree.nodes) {
    if (node.area !== area || !isAsked(node) || !existsHere(node, state)) continue;
    numbers.set(node, numbers.size + 1);
  }
  return numbers;
}

/** Inside a repeat, existence is judged as for a first instance. */
function existsHere(node: CompiledNode, state: FormState): boolean {
  let scope = state.rootScope;
  for (const repeat of node.repeats) {
    if (!scope.item(repeat.parent ?? repeat).isApplicable()) return false;
    const first = scope.instances(repeat).at(0);
    if (!first) return true;
    scope = first;
  }
  return scope.item(node).isApplicable();
}

/** Something the dialogue comes to: a step, or the end of the instances of a repeat ("Thêm … nữa?"). */
export type AreaPlace =
  | { readonly kind: "step"; readonly item: Item }
  | { readonly kind: "repeat"; readonly repeat: CompiledNode; readonly scope: Scope };

/** The places of an area (or the form) in the order they are come to, over the instances there are now. */
export function areaPlaces(area: string | undefined, state: FormState): AreaPlace[] {
  const places: AreaPlace[] = [];
  const visit = (node: CompiledNode, scope: Scope): void => {
    if (node.def.kind === "repeat") {
      for (const instance of scope.instances(node).list())
        for (const child of node.children) visit(child, instance);
      places.push({ kind: "repeat", repeat: node, scope });
      return;
    }
    if (node.def.kind === "question") {
      if (isStep(node)) places.push({ kind: "step", item: scope.item(node) });
      return;
    }
    for (const child of node.children) visit(child, scope);
  };
  for (const node of state.compiled.tree.root.children)
    if (area === undefined || node.area === area) visit(node, state.rootScope);
  return places;
}

/** The steps alone. */
export function areaItems(area: string | undefined, state: FormState): Item[] {
  return areaPlaces(area, state).flatMap((place) => (place.kind === "step" ? [place.item] : []));
}
