import type { CompiledForm } from "../compiled/compileForm.ts";
import { isAsked, isStep } from "../compiled/roles.ts";
import { areaPlaces } from "./areas.ts";
import type { FormState } from "./FormState.ts";
import { repeatInfo } from "./repeats.ts";

/**
 * Paths of the notes and unchangeable figures between the asked question before `end` (a question, or the
 * end of a repeat) and it; with null those behind the last asked question.
 */
export function shownBefore(area: string, end: string | null, state: FormState): string[] {
  if (!hasShown(state.compiled, area)) return [];
  let shown: string[] = [];
  for (const place of areaPlaces(area, state)) {
    if (place.kind === "repeat") {
      if (repeatInfo(place.repeat, place.scope).path === end) return shown;
      continue;
    }
    const { item } = place;
    if (!item.isApplicable() || !item.isRelevant()) continue;
    if (item.path === end) return shown;
    if (isAsked(item.node)) shown = [];
    else shown.push(item.path);
  }
  return shown;
}

/** Whether an area has anything that is only shown; told once per form. */
function hasShown(compiled: CompiledForm, area: string): boolean {
  let areas = shownAreas.get(compiled);
  if (!areas) {
    const shown = compiled.tree.nodes.filter((node) => isStep(node) && !isAsked(node));
    areas = new Set(shown.map((node) => node.area));
    shownAreas.set(compiled, areas);
  }
  return areas.has(area);
}

const shownAreas = new WeakMap<CompiledForm, ReadonlySet<string>>();
