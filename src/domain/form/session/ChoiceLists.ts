import type { ChoiceDef, FormDef } from "../definition/formDef.ts";
import type { XNode } from "../expression/values.ts";
import { localized } from "../../text.ts";

/** The choice lists as secondary instances: /root/item/COLUMN. Made when first used. */
export class ChoiceLists {
  readonly #form: FormDef;
  readonly #roots = new Map<string, PlainNode>();
  readonly #itemsByList = new Map<string, readonly ChoiceNode[]>();

  constructor(form: FormDef) {
    this.#form = form;
  }

  /** Node whose child is <root>; undefined when there is no such list. */
  root(list: string): XNode | undefined {
    this.items(list);
    return this.#roots.get(list);
  }

  items(list: string): readonly ChoiceNode[] {
    const known = this.#itemsByList.get(list);
    if (known) return known;
    const choices = this.#form.lists[list];
    if (!choices) return [];
    const instance = new PlainNode("instance", undefined);
    const root = new PlainNode("root", instance);
    instance.add(root);
    const items = choices.map(
      (choice, index) => new ChoiceNode(choice, root, this.#form.defaultLanguage, `${list}-${index}`),
    );
    for (const item of items) root.add(item);
    this.#roots.set(list, instance);
    this.#itemsByList.set(list, items);
    return items;
  }

  /** Label by the key the column itextId holds ("list-3"), for jr:itext(). */
  labelByKey(key: string, language: string): string {
    const [, list = "", index = ""] = /^(.*)-(\d+)$/s.exec(key) ?? [];
    return localized(this.#form.lists[list]?.[Number(index)]?.label, language);
  }

  /** Label of a choice; its name when the list has no such choice or the choice no label. */
  label(list: string, name: string, language: string): string {
    const choice = this.#form.lists[list]?.find((candidate) => candidate.name === name);
    return localized(choice?.label, language) || name;
  }
}

class PlainNode implements XNode {
  readonly name: string;
  readonly parent: XNode | undefined;
  readonly #content: XNode[] = [];

  constructor(name: string, parent: XNode | undefined) {
    this.name = name;
    this.parent = parent;
  }

  add(child: XNode): void {
    this.#content.push(child);
  }

  children(): readonly XNode[] {
    return this.#content;
  }

  text(): string {
    return "";
  }
}

/** One choice; its children are the columns of the sheet. */
export class ChoiceNode implements XNode {
  readonly name = "item";
  readonly choice: ChoiceDef;
  readonly parent: XNode;
  readonly #language: string;
  readonly #textKey: string;
  #columns: readonly XNode[] | undefined;

  constructor(choice: ChoiceDef, parent: XNode, language: string, textKey: string) {
    this.#textKey = textKey;
    this.choice = choice;
    this.parent = parent;
    this.#language = language;
  }

  children(): readonly XNode[] {
    this.#columns ??= Object.entries({
      name: this.choice.name,
      label: localized(this.choice.label, this.#language),
      itextId: this.#textKey,
      ...this.choice.columns,
    }).map(([name, text]) => new ColumnNode(name, text, this));
    return this.#columns;
  }

  text(): string {
    return "";
  }
}

class ColumnNode implements XNode {
  readonly name: string;
  readonly parent: XNode;
  readonly #value: string;

  constructor(name: string, value: string, parent: XNode) {
    this.name = name;
    this.#value = value;
    this.parent = parent;
  }

  children(): readonly XNode[] {
    return [];
  }

  text(): string {
    return this.#value;
  }
}
