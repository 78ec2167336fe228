import { readFile } from "node:fs/promises";
import { isNode, LineCounter, parseDocument, type Document } from "yaml";
import type { z } from "zod";
import { inspectionSpec, type InspectionSpec } from "../domain/inspection/inspectionSpec.ts";
import type { SpecMistake } from "../domain/inspection/formMismatches.ts";
import { Refusal, type Mistake } from "./Refusal.ts";

export interface InspectionFile {
  spec: InspectionSpec;
  /** The same mistakes with their places in the file. */
  readonly locate: (mistakes: readonly SpecMistake[]) => Mistake[];
}

/**
 * Reads the YAML file an inspection is created from.
 * @throws Refusal with all mistakes of the file, each with its place and line
 */
export async function readInspectionYaml(file: string): Promise<InspectionFile> {
  const { data, locate } = await readYaml(file, inspectionSpec);
  return { spec: data, locate };
}

/**
 * Reads a YAML file of a known shape.
 * @throws Refusal with all mistakes of the file, each with its place and line
 */
export async function readYaml<Schema extends z.ZodType>(
  file: string,
  schema: Schema,
): Promise<{ data: z.infer<Schema>; readonly locate: InspectionFile["locate"] }> {
  const lines = new LineCounter();
  const document = parseDocument(await readText(file), { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0) {
    throw mistakesIn(
      file,
      document.errors.map((error) => ({
        place: "(file)",
        line: lines.linePos(error.pos[0]).line,
        message: error.message,
      })),
    );
  }
  const locate = (mistakes: readonly SpecMistake[]) =>
    mistakes
      .map((mistake) => located(document, lines, mistake))
      .sort((one, other) => (one.line ?? 0) - (other.line ?? 0));
  const parsed = schema.safeParse(asData(file, document));
  if (!parsed.success) throw mistakesIn(file, locate(parsed.error.issues.flatMap(ofIssue)));
  return { data: parsed.data, locate };
}

export function mistakesIn(file: string, mistakes: readonly Mistake[]): Refusal {
  const count = mistakes.length === 1 ? "a mistake" : `${mistakes.length} mistakes`;
  return new Refusal("mistakes", `${file} has ${count}, nothing was written:`, mistakes);
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (cause) {
    throw new Refusal(
      "unreadable_file",
      `${file} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`,
      [],
      { cause },
    );
  }
}

/** Aliases that multiply beyond yaml's own limit throw only here. */
function asData(file: string, document: Document): unknown {
  try {
    return document.toJS();
  } catch (cause) {
    throw mistakesIn(file, [
      { place: "(file)", message: cause instanceof Error ? cause.message : String(cause) },
    ]);
  }
}

/** One mistake for each key that does not belong there, at its own place. */
function ofIssue(issue: z.core.$ZodIssue): SpecMistake[] {
  const path = issue.path.map((step) => (typeof step === "symbol" ? String(step) : step));
  if (issue.code !== "unrecognized_keys") return [{ path, message: issue.message }];
  return issue.keys.map((key) => ({ path: [...path, key], message: "there is no such entry here" }));
}

function located(document: Document, lines: LineCounter, { path, message }: SpecMistake): Mistake {
  const place = path.join(".") || "(file)";
  // What is missing has no place of its own: the nearest that has one around it.
  for (let length = path.length; length >= 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    const offset = isNode(node) ? node.range?.[0] : undefined;
    if (offset !== undefined) return { place, line: lines.linePos(offset).line, message };
  }
  return { place, message };
}
