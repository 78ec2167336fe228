import { join } from "node:path";
import { presentOrSkipped } from "../../../support/presentOrSkipped.ts";

/** Recorded public workbooks, beside the repository; XLSFORM_CASES names another place. */
export const PUBLIC_CASES =
  process.env["XLSFORM_CASES"] ?? join(import.meta.dirname, "../../../../../shared/xlsform-cases");

export const havePublicCases = presentOrSkipped(PUBLIC_CASES, "the folder of recorded public workbooks");
