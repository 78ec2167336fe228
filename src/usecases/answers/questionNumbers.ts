import type { Act } from "../../messaging/act.ts";
import { openInspectionSession } from "./openArea.ts";

/** Numbers, within their areas, of the answered questions something rests on: "câu 6". */
export async function questionNumbers(
  act: Act,
  inspectionId: string,
  paths: readonly string[],
): Promise<string[]> {
  if (paths.length === 0) return [];
  const { session } = await openInspectionSession(act, inspectionId);
  return paths
    .filter((path) => session.has(path))
    .map((path) => session.question(path))
    .filter((question) => question.asked && session.value(question.path) !== null)
    .map((question) => question.number)
    .filter((number) => number !== undefined)
    .sort((a, b) => a - b)
    .map(String);
}
