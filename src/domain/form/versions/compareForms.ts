import { canonicalJson } from "../../canonicalJson.ts";
import type { ChoiceDef, FormDef, NodeDef, RuleDef } from "../definition/formDef.ts";
import { KINDS } from "../kinds/index.ts";
import type { Localized } from "../../text.ts";

/** What a change is about. */
export type ChangedThing =
  | "area"
  | "question"
  | "figure"
  | "group"
  | "repeat"
  | "parameter"
  | "choice"
  | "rule";

/** One difference between two versions of a form. */
export type FormChange =
  | {
      readonly kind: "added" | "removed" | "moved";
      readonly thing: ChangedThing;
      readonly name: string;
      readonly label: Localized;
    }
  /** The same thing under another name: what was answered under the old one does not carry over. */
  | {
      readonly kind: "renamed";
      readonly thing: ChangedThing;
      readonly name: string;
      readonly before: string;
      readonly label: Localized;
    }
  | {
      readonly kind: "changed";
      readonly thing: ChangedThing;
      readonly name: string;
      readonly label: Localized;
      /** Columns of the sheet that differ: "label", "relevant", … */
      readonly columns: readonly string[];
    }
  | { readonly kind: "title" | "languages" | "defaultLanguage" };

interface Entry {
  readonly thing: ChangedThing;
  readonly name: string;
  readonly label: Localized;
  /** Path of the rows around it, or its list. */
  readonly around: string;
  /** Values by sheet column. */
  readonly columns: Readonly<Record<string, unknown>>;
}

/** Differences between two versions of a form, in the order of the new one, what was removed last. */
export function compareForms(before: FormDef, after: FormDef): FormChange[] {
  return [
    ...(canonicalJson(before.title) === canonicalJson(after.title) ? [] : [{ kind: "title" } as const]),
    ...(canonicalJson(before.languages) === canonicalJson(after.languages)
      ? []
      : [{ kind: "languages" } as const]),
    ...(before.defaultLanguage === after.defaultLanguage ? [] : [{ kind: "defaultLanguage" } as const]),
    ...compareEntries(rowEntries(before.nodes), rowEntries(after.nodes)),
    ...compareEntries(choiceEntries(before), choiceEntries(after)),
    ...compareEntries(before.rules.map(ruleEntry), after.rules.map(ruleEntry)),
  ];
}

function compareEntries(before: readonly Entry[], after: readonly Entry[]): FormChange[] {
  const old = new Map(before.map((entry) => [keyOf(entry), entry]));
  const now = new Map(after.map((entry) => [keyOf(entry), entry]));
  const gone = before.filter((entry) => !now.has(keyOf(entry)));
  const renamed = new Map<Entry, Entry>();
  for (const entry of after) {
    if (old.has(keyOf(entry))) continue;
    const same = gone.find(
      (other) => isSameUnderOtherName(other, entry) && ![...renamed.values()].includes(other),
    );
    if (same) renamed.set(entry, same);
  }
  const moved = movedKeys(
    before.filter((entry) => now.has(keyOf(entry))).map(keyOf),
    after.filter((entry) => old.has(keyOf(entry))).map(keyOf),
  );
  const changes: FormChange[] = [];
  for (const entry of after) {
    const { thing, name, label } = entry;
    const known = old.get(keyOf(entry));
    const other = renamed.get(entry);
    if (other) changes.push({ kind: "renamed", thing, name, before: other.name, label });
    else if (!known) changes.push({ kind: "added", thing, name, label });
    else {
      const columns = differing(known.columns, entry.columns);
      if (columns.length > 0) changes.push({ kind: "changed", thing, name, label, columns });
      if (known.around !== entry.around || moved.has(keyOf(entry)))
        changes.push({ kind: "moved", thing, name, label });
    }
  }
  const kept = new Set(renamed.values());
  for (const entry of gone)
    if (!kept.has(entry))
      changes.push({ kind: "removed", thing: entry.thing, name: entry.name, label: entry.label });
  return changes;
}

/** Choices are told apart within their list; rows and rules have names of their own. */
function keyOf(entry: Entry): string {
  return entry.thing === "choice" ? `${entry.around}/${entry.name}` : entry.name;
}

function isSameUnderOtherName(one: Entry, other: Entry): boolean {
  return (
    one.thing === other.thing &&
    one.around === other.around &&
    Object.keys(one.label).length > 0 &&
    canonicalJson(one.label) === canonicalJson(other.label) &&
    canonicalJson(one.columns["type"] ?? null) === canonicalJson(other.columns["type"] ?? null)
  );
}

function differing(before: Entry["columns"], after: Entry["columns"]): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter(
    (name) => canonicalJson(before[name] ?? null) !== canonicalJson(after[name] ?? null),
  );
}

/** Those that stand elsewhere: everything outside of the longest common order. */
function movedKeys(before: readonly string[], after: readonly string[]): Set<string> {
  const places = new Map(before.map((key, place) => [key, place]));
  const order = after.map((key) => places.get(key) ?? -1);
  // Longest increasing run, in n log n: what it leaves out has been moved.
  const tails: number[] = [];
  const previous: number[] = [];
  for (const [index, place] of order.entries()) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((order[tails[middle] ?? 0] ?? 0) < place) low = middle + 1;
      else high = middle;
    }
    previous[index] = low > 0 ? (tails[low - 1] ?? -1) : -1;
    tails[low] = index;
  }
  const kept = new Set<number>();
  for (let at = tails.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) kept.add(at);
  return new Set(after.filter((_, index) => !kept.has(index)));
}

function rowEntries(nodes: readonly NodeDef[], around = ""): Entry[] {
  return nodes.flatMap((node) => {
    const thing = thingOf(node, around);
    const { kind, name, row: _row, label, ...rest } = node;
    const columns: Record<string, unknown> = { label, ...("children" in rest ? {} : rest), kind };
    if ("children" in node) Object.assign(columns, groupColumns(node));
    const entry: Entry = { thing, name, label, around, columns };
    return [entry, ...("children" in node ? rowEntries(node.children, `${around}/${name}`) : [])];
  });
}

function groupColumns(node: Exclude<NodeDef, { kind: "question" }>): Record<string, unknown> {
  const { hint, relevant, unitTypes, validFrom, validTo, extra } = node;
  const repeatCount = node.kind === "repeat" ? node.repeatCount : undefined;
  return { hint, relevant, unitTypes, validFrom, validTo, repeatCount, extra };
}

function thingOf(node: NodeDef, around: string): ChangedThing {
  if (node.kind === "repeat") return "repeat";
  if (node.kind === "group") return around === "" ? "area" : "group";
  const { valueFrom } = KINDS[node.type];
  if (valueFrom === "inspection") return around === "" ? "parameter" : "figure";
  return valueFrom === "formula" ? "figure" : "question";
}

function choiceEntries(form: FormDef): Entry[] {
  return Object.entries(form.lists).flatMap(([list, choices]) =>
    choices.map(({ name, label, columns, extra }: ChoiceDef) => ({
      thing: "choice" as const,
      name,
      label,
      around: list,
      columns: { label, ...columns, ...(extra === undefined ? {} : { extra }) },
    })),
  );
}

function ruleEntry(rule: RuleDef): Entry {
  const { id, finding, row: _row, ...columns } = rule;
  return { thing: "rule", name: id, label: finding, around: rule.area, columns: { finding, ...columns } };
}
