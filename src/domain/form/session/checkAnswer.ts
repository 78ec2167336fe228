import type { Localized } from "../../text.ts";
import type { CompiledExpression } from "../compiled/CompiledNode.ts";
import { leavesOfExpression } from "../compiled/dependencyGraph.ts";
import { isParameter } from "../compiled/roles.ts";
import { KINDS } from "../kinds/index.ts";
import type { Fault } from "../kinds/questionKind.ts";
import { availableChoices } from "./availableChoices.ts";
import type { Item } from "./Item.ts";
import { answerText, type StoredValue } from "./storedAnswer.ts";
import { filledTexts } from "./texts.ts";

export interface AnswerError {
  /** Question whose condition is broken; not always the one being answered. */
  readonly path: string;
  readonly kind: "constraint" | Fault["kind"];
  readonly message: Localized;
  /** Paths of the questions the condition rests on. */
  readonly references: readonly string[];
}
export type AnswerWarning = Omit<AnswerError, "kind">;
export interface AnswerCheck {
  readonly errors: AnswerError[];
  readonly warnings: AnswerWarning[];
}

const GENERIC_ERROR: Localized = {
  vi: "Giá trị chưa hợp lệ. Đề nghị nhập lại.",
  en: "The value is not valid. Please enter it again.",
};
const GENERIC_WARNING: Localized = {
  vi: "Số liệu này khác thường. Đề nghị kiểm tra lại hoặc giải thích.",
  en: "This figure is unusual. Please check it or explain it.",
};
/**
 * What would be wrong if `value` were stored at `item`: its own constraint and warning, and those of
 * already answered relevant questions that hold (or cannot be told) now and would not then. Changes nothing.
 */
export function checkAnswer(item: Item, value: StoredValue): AnswerCheck {
  const others = item.state.compiled.graph
    .judges(item.node)
    // Outside of repeats the key of the answer is known without making the item: what nobody has
    // answered costs one look-up.
    .filter((node) => node.repeats.length > 0 || item.state.storedAnswer(node.key) !== undefined)
    .flatMap((node) => item.state.itemsNear(node, item.scope))
    .filter((other) => other !== item && other.isRelevant() && other.current().source === "answer");
  const before = others.map((other) => ({ broken: isBroken(other), warned: isWarned(other) }));
  return item.tentatively({ state: "answered", value }, () => {
    const errors: AnswerError[] = [];
    const warnings: AnswerWarning[] = [];
    if (answerText(value) !== "") {
      errors.push(...ownErrors(item, value));
      if (isWarned(item)) warnings.push(warningOf(item));
    }
    for (const [index, other] of others.entries()) {
      if (!other.isRelevant() || other.text() === "") continue;
      if (!before[index]?.broken && isBroken(other)) errors.push(constraintError(other));
      if (!before[index]?.warned && isWarned(other)) warnings.push(warningOf(other));
    }
    return { errors, warnings };
  });
}

/** What is wrong with the answer an item has now (for the review before submitting). */
export function currentProblems(item: Item): AnswerCheck {
  const { text, source } = item.current();
  if (text === "" || source !== "answer") return { errors: [], warnings: [] };
  return {
    errors: isBroken(item) ? [constraintError(item)] : [],
    warnings: isWarned(item) ? [warningOf(item)] : [],
  };
}

function isBroken(item: Item): boolean {
  const { constraint } = item.node.expressions;
  return constraint !== undefined && item.text() !== "" && !item.state.condition(constraint, item);
}

function isWarned(item: Item): boolean {
  const { warning } = item.node.expressions;
  return warning !== undefined && item.text() !== "" && item.state.judgement(warning, item) === false;
}

function ownErrors(item: Item, value: StoredValue): AnswerError[] {
  const { def } = item.node;
  if (def.kind !== "question") return [];
  const offered = availableChoices(item).map(({ name, label }) => ({ name, label }));
  const fault = KINDS[def.type].fault(answerText(value), def, offered);
  if (fault !== null) return [{ path: item.path, ...fault, references: [item.path] }];
  return isBroken(item) ? [constraintError(item)] : [];
}

function constraintError(item: Item): AnswerError {
  const { def, expressions } = item.node;
  const message = def.kind === "question" ? def.constraintMessage : {};
  return {
    path: item.path,
    kind: "constraint",
    message: Object.keys(message).length > 0 ? filledTexts(message, item) : GENERIC_ERROR,
    references: referencePaths(item, expressions.constraint),
  };
}

function warningOf(item: Item): AnswerWarning {
  const { def, expressions } = item.node;
  const message = def.kind === "question" ? def.warningMessage : {};
  return {
    path: item.path,
    message: Object.keys(message).length > 0 ? filledTexts(message, item) : GENERIC_WARNING,
    references: referencePaths(item, expressions.warning),
  };
}

/** Paths of the questions an expression of `item` rests on, itself first. */
function referencePaths(item: Item, expression: CompiledExpression | undefined): string[] {
  if (!expression) return [item.path];
  const nodes = leavesOfExpression(expression, item.state.compiled.graph).filter(
    (node) => node.def.kind === "question" && !isParameter(node),
  );
  const paths = nodes.flatMap((node) => item.state.itemsNear(node, item.scope).map((found) => found.path));
  return [...new Set([item.path, ...paths])];
}
