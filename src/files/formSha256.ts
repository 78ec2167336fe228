import { createHash } from "node:crypto";
import { canonicalJson } from "../domain/canonicalJson.ts";
import type { FormDef } from "../domain/form/definition/formDef.ts";

/** Lower-case hex SHA-256 over the canonical JSON of a form: what names an immutable form version. */
export function formSha256(form: FormDef): string {
  return createHash("sha256").update(canonicalJson(form)).digest("hex");
}
