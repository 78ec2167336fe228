import type { CompiledNode } from "../compiled/CompiledNode.ts";
import type { FormState } from "./FormState.ts";
import type { Item } from "./Item.ts";
import { MAX_INSTANCES, type Scope } from "./Scope.ts";
import { filledText } from "./texts.ts";

/** A repeat in one place of the form, for "Thêm … nữa?". */
export interface RepeatInfo {
  /** Key its instances are made from: "household", below another repeat "village[1]/household". */
  readonly path: string;
  readonly name: string;
  /** Place of its row in the form. */
  readonly ordinal: number;
  /** Numbers of the instances of other repeats it stands in, outermost first. */
  readonly instances: readonly number[];
  readonly area: string;
  /** How many instances there are now. */
  readonly count: number;
  /** Fixed by repeat_count: none can be added or removed by hand. */
  readonly fixed: boolean;
}

/** What removing an instance did to the keys of answers; to be done in the database too, in this order. */
export interface InstanceRemoval {
  readonly removed: readonly string[];
  readonly renamed: readonly { readonly from: string; readonly to: string }[];
}

interface RepeatPlace {
  readonly repeat: CompiledNode;
  readonly scope: Scope;
}

/** Relevant repeats of an area, over the instances of the repeats around them. */
export function areaRepeats(area: string | undefined, state: FormState): RepeatInfo[] {
  const found: RepeatInfo[] = [];
  const visit = (item: Item): void => {
    if (!item.isRelevant()) return;
    for (const child of item.node.children) {
      if (child.def.kind === "question") continue;
      if (child.def.kind !== "repeat") {
        visit(item.scope.item(child));
        continue;
      }
      if (area !== undefined && child.area !== area) continue;
      found.push(repeatInfo(child, item.scope));
      for (const instance of item.scope.instances(child).list()) visit(instance.item(child));
    }
  };
  visit(state.rootScope.item(state.compiled.tree.root));
  return found;
}

export function repeatInfo(repeat: CompiledNode, scope: Scope): RepeatInfo {
  const instances = scope.instances(repeat);
  return {
    path: scope.prefix() + repeat.key,
    name: repeat.name,
    ordinal: repeat.index,
    instances: instanceNumbers(scope.prefix()),
    area: repeat.area,
    count: instances.list().length,
    fixed: instances.isFixed,
  };
}

/** The repeat with this path. Throws when the form has none. */
export function repeatAt(path: string, state: FormState): RepeatInfo {
  const { repeat, scope } = placeOf(path, state);
  return repeatInfo(repeat, scope);
}

/** What one instance is called: "Hộ gia đình". */
export function repeatLabel(path: string, language: string, state: FormState): string {
  const { repeat, scope } = placeOf(path, state);
  const around = scope.item(repeat.parent ?? repeat);
  return filledText(repeat.def.label, around, language) || repeat.name;
}

/** Whether instances of a repeat could be shown now: what its conditions say where there is none. */
export function isRepeatRelevant(repeat: CompiledNode, scope: Scope): boolean {
  const { parent, expressions } = repeat;
  const around = parent ? scope.item(parent) : scope.item(repeat);
  if (!around.isRelevant()) return false;
  const first = scope.instances(repeat).at(0);
  if (first) return first.item(repeat).isRelevant();
  return !expressions.relevant || scope.state.condition(expressions.relevant, around);
}

/** "village[2]/household[1]/" → [2, 1] */
export function instanceNumbers(path: string): number[] {
  return [...path.matchAll(/\[(\d+)\]/g)].map((match) => Number(match[1]));
}

/** Opens one more instance and gives its path, "household[3]"; undefined when no more are allowed. */
export function addInstance(path: string, state: FormState): string | undefined {
  const { repeat, scope } = placeOf(path, state);
  const instances = scope.instances(repeat);
  const count = instances.list().length;
  if (instances.isFixed || count >= MAX_INSTANCES) return undefined;
  instances.ensure(count + 1);
  instances.setFinished(false);
  return `${path}[${count + 1}]`;
}

/**
 * Opens instances until there are `count`, and notes whether people have said that there are no more;
 * nothing happens where the number is fixed.
 */
export function restoreInstances(path: string, count: number, finished: boolean, state: FormState): void {
  const { repeat, scope } = placeOf(path, state);
  const instances = scope.instances(repeat);
  if (instances.isFixed) return;
  instances.ensure(Math.min(count, MAX_INSTANCES));
  instances.setFinished(finished);
}

/** People have said that there are no more entries. */
export function finishRepeat(path: string, state: FormState): void {
  const { repeat, scope } = placeOf(path, state);
  scope.instances(repeat).setFinished(true);
}

/** Removes an instance ("household[2]") with its answers; the later ones move up by one. */
export function removeInstance(path: string, state: FormState): InstanceRemoval | undefined {
  const match = /^(.*)\[(\d+)\]$/.exec(path);
  const [, base = "", number = ""] = match ?? [];
  const { repeat, scope } = placeOf(base, state);
  const instances = scope.instances(repeat);
  const index = Number(number) - 1;
  if (instances.isFixed || !instances.at(index)) return undefined;
  const moved = state.moveAnswers(base, index + 1);
  instances.remove(index);
  instances.setFinished(false);
  return moved;
}

function placeOf(path: string, state: FormState): RepeatPlace {
  const end = path.lastIndexOf("]/");
  const around = end === -1 ? undefined : state.item(path.slice(0, end + 1));
  const scope = end === -1 ? state.rootScope : around?.scope;
  const key = end === -1 ? path : path.slice(end + 2);
  const repeat = scope && state.nodeByKey(key, scope);
  if (!scope || repeat?.def.kind !== "repeat") throw new Error(`The form has no repeat "${path}"`);
  return { repeat, scope };
}
