import { parse } from "yaml";
import { inspectionSpec, type InspectionSpec } from "../../domain/inspection/inspectionSpec.ts";

export type ReadInspectionResult = { ok: true; spec: InspectionSpec } | { ok: false; problems: string[] };

/** Reads the YAML an inspection is created from; all mistakes at once, each with its place. */
export function readInspectionFile(yaml: string): ReadInspectionResult {
  let data: unknown;
  try {
    data = parse(yaml);
  } catch (error) {
    return {
      ok: false,
      problems: [`not a YAML file: ${error instanceof Error ? error.message : String(error)}`],
    };
  }
  const parsed = inspectionSpec.safeParse(data);
  if (parsed.success) return { ok: true, spec: parsed.data };
  return {
    ok: false,
    problems: parsed.error.issues.map((issue) => `${issue.path.join(".") || "(file)"}: ${issue.message}`),
  };
}
