import { createHash } from "node:crypto";
import { canonicalJson } from "../domain/form/canonicalJson.ts";
import type { FormDef } from "../domain/form/formDef.ts";

/** Lower-case hex SHA-256 over the canonical JSON of a form: what names an immutable form version. */
export function formSha256(form: FormDef): string {
  return createHash("sha256").update(canonicalJson(form)).digest("hex");
}
