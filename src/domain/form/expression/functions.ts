import type { Expression } from "./ast.ts";
import { dateFunctions } from "./functions/dateFunctions.ts";
import { nodeFunctions } from "./functions/nodeFunctions.ts";
import { numberFunctions } from "./functions/numberFunctions.ts";
import { selectFunctions } from "./functions/selectFunctions.ts";
import { textFunctions } from "./functions/textFunctions.ts";
import type { EvaluationContext } from "./evaluate.ts";
import type { Value } from "./values.ts";

/** A function of the language. It evaluates its own arguments, so that if() leaves a branch alone. */
export type FunctionDefinition = {
  readonly minArgs: number;
  readonly maxArgs: number;
  readonly call: (args: readonly Expression[], context: EvaluationContext) => Value;
};

/** Every function of the supported subset, by its name in the ODK XForms specification. */
export const FUNCTIONS: ReadonlyMap<string, FunctionDefinition> = new Map(
  Object.entries<FunctionDefinition>({
    ...textFunctions,
    ...numberFunctions,
    ...dateFunctions,
    ...selectFunctions,
    ...nodeFunctions,
  }),
);
