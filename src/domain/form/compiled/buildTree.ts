import type { FormDef, NodeDef } from "../definition/formDef.ts";
import type { CompiledNode, RootDef } from "./CompiledNode.ts";

export interface FormTree {
  readonly root: CompiledNode;
  /** All nodes, the root first, in the order of the form. */
  readonly nodes: readonly CompiledNode[];
  /** Nodes by name; several when a name is used in several groups. */
  readonly byName: ReadonlyMap<string, readonly CompiledNode[]>;
  readonly hasRepeats: boolean;
}

/** Builds the tree of a form without its expressions. */
export function buildTree(form: FormDef): FormTree {
  const counts = new Map<string, number>();
  const count = (defs: readonly NodeDef[]): void => {
    for (const def of defs) {
      counts.set(def.name, (counts.get(def.name) ?? 0) + 1);
      if (def.kind !== "question") count(def.children);
    }
  };
  count(form.nodes);

  const rootDef: RootDef = {
    kind: "root",
    name: form.rootName,
    row: 0,
    label: form.title,
    hint: {},
    unitTypes: [],
    children: form.nodes,
  };
  const nodes: CompiledNode[] = [];
  const byName = new Map<string, CompiledNode[]>();
  const root: CompiledNode = {
    index: 0,
    name: form.rootName,
    def: rootDef,
    parent: undefined,
    children: [],
    repeats: [],
    area: "",
    fullPath: "",
    key: "",
    expressions: {},
  };
  nodes.push(root);

  const add = (def: NodeDef, parent: CompiledNode): void => {
    const fullPath = parent === root ? def.name : `${parent.fullPath}/${def.name}`;
    const repeats = [...parent.repeats];
    const node: CompiledNode = {
      index: nodes.length,
      name: def.name,
      def,
      parent,
      children: [],
      repeats,
      area: parent === root ? (def.kind === "group" ? def.name : "") : parent.area,
      fullPath,
      key: counts.get(def.name) === 1 ? def.name : keyBelowRepeat(def.name, parent),
      expressions: {},
    };
    if (def.kind === "repeat") repeats.push(node);
    nodes.push(node);
    parent.children.push(node);
    byName.set(def.name, [...(byName.get(def.name) ?? []), node]);
    if (def.kind !== "question") for (const child of def.children) add(child, node);
  };
  for (const def of form.nodes) add(def, root);
  return { root, nodes, byName, hasRepeats: nodes.some((node) => node.def.kind === "repeat") };
}

/** Path from the innermost repeat (or the root) down to the name. */
function keyBelowRepeat(name: string, parent: CompiledNode): string {
  const segments = [name];
  for (
    let at: CompiledNode | undefined = parent;
    at && at.def.kind !== "root" && at.def.kind !== "repeat";
    at = at.parent
  )
    segments.unshift(at.name);
  return segments.join("/");
}
