import type { CompiledNode } from "../compiled/CompiledNode.ts";
import type { Expression } from "../expression/expression.ts";
import type { ExpressionHost } from "../expression/evaluationContext.ts";
import { contextOf, evaluateCondition } from "../expression/evaluate.ts";
import { UNKNOWN, type Unknown, type XNode } from "../expression/values.ts";
import { answerText, type StoredValue } from "../session/storedAnswer.ts";

/** A place that stands alone, with the value it is supposed to have. */
class Supposed implements XNode {
  readonly name: string;
  readonly parent = undefined;
  readonly #text: string;

  constructor(name: string, text: string) {
    this.name = name;
    this.#text = text;
  }

  children(): readonly XNode[] {
    return [];
  }

  text(): string {
    return this.#text;
  }
}

/** Judges a condition of `node` that reads one place only (or none), supposing that this has `value`. */
export function judgeAlone(
  tree: Expression,
  { value, node, kleene }: { value: StoredValue; node: CompiledNode; kleene: boolean },
): boolean | Unknown {
  const place = new Supposed(node.name, answerText(value));
  const host: ExpressionHost = {
    read: (one) => (kleene && one.text() === "" ? UNKNOWN : one.text()),
    resolve: () => [place],
    children: () => [],
    document: new Supposed("", ""),
    instance: () => undefined,
    choiceLabel: (choice) => choice,
    labelByKey: (key) => key,
    previous: () => "",
    today: () => "",
    now: () => "",
    timeZone: "UTC",
    random: () => 0,
    uuid: () => "",
    version: "",
  };
  return evaluateCondition(tree, contextOf(host, place));
}
