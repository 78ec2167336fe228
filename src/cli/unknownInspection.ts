import { Refusal } from "./Refusal.ts";

export function unknownInspection(code: string): Refusal {
  return new Refusal(
    "unknown_inspection",
    `There is no inspection ${code}: "inspection list" shows what there is.`,
  );
}
