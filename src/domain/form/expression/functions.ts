import { dateFunctions } from "./functions/dateFunctions.ts";
import { nodeFunctions } from "./functions/nodeFunctions.ts";
import { numberFunctions } from "./functions/numberFunctions.ts";
import { selectFunctions } from "./functions/selectFunctions.ts";
import { textFunctions } from "./functions/textFunctions.ts";
import type { FunctionDefinition } from "./evaluationContext.ts";

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
