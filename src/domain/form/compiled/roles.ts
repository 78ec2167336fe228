import { KINDS } from "../kinds/index.ts";
import type { QuestionKind } from "../kinds/questionKind.ts";
import type { CompiledNode } from "./CompiledNode.ts";

/** Whether a node is a parameter: a hidden row outside of all groups, without a formula. */
export function isParameter(node: CompiledNode): boolean {
  return (
    valueFrom(node) === "inspection" &&
    node.parent?.def.kind === "root" &&
    node.def.kind === "question" &&
    node.def.calculation === undefined
  );
}

/** Whether its value comes from a formula only. */
export function isFormula(node: CompiledNode): boolean {
  return (
    node.def.kind === "question" &&
    node.def.calculation !== undefined &&
    (isComputed(node) || node.def.readOnly === "true()")
  );
}

/** Whether a row is a step of the dialogue: something asked or, for a note, shown. */
export function isStep(node: CompiledNode): boolean {
  const from = valueFrom(node);
  return from === "people" || from === "nothing";
}

/** Whether a step is asked: notes and figures that cannot be changed are only shown. */
export function isAsked(node: CompiledNode): boolean {
  return valueFrom(node) === "people" && !isFixed(node);
}

/** Whether people (or the device, or the inspection) give this place its value. */
export function takesValue(node: CompiledNode): boolean {
  if (isFormula(node)) return false;
  return isParameter(node) || isAsked(node) || (valueFrom(node) === "device" && !isFixed(node));
}

/** Whether its value may be another one with other answers, without a formula that says so. */
export function changesByItself(node: CompiledNode): boolean {
  const from = valueFrom(node);
  const holdsValue = from === "people" || from === "device" || from === "inspection";
  return holdsValue && !isParameter(node) && !isFormula(node);
}

/** Whether a row is there for its formula alone: `calculate`, or a hidden row. */
export function isComputed({ def }: CompiledNode): boolean {
  return def.kind === "question" && isComputedKind(KINDS[def.type]);
}

export function isComputedKind({ valueFrom: from }: QuestionKind): boolean {
  return from === "formula" || from === "inspection";
}

function valueFrom({ def }: CompiledNode): QuestionKind["valueFrom"] | null {
  return def.kind === "question" ? KINDS[def.type].valueFrom : null;
}

function isFixed({ def }: CompiledNode): boolean {
  return def.kind === "question" && def.readOnly === "true()";
}
