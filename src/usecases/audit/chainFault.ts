import { z } from "zod";
import { isSound, type CheckedChain } from "./checkChain.ts";

/** What is wrong with a chain, as it is kept and told. */
export const chainFaultSchema = z.object({
  entry: z
    .object({
      seq: z.int(),
      reason: z.enum(["missing", "changed", "unlinked", "outside", "not_as_anchored"]),
    })
    .nullable(),
  /** The first of the records that are not as the log tells them. */
  records: z.array(
    z.object({
      object: z.string(),
      reason: z.enum(["changed", "missing", "unlogged"]),
      fields: z.array(z.string()),
    }),
  ),
  /** How many records there are of that kind. */
  count: z.int(),
});
export type ChainFault = z.infer<typeof chainFaultSchema>;

/** More names than these help nobody. */
const KEPT = 20;

/** Null: nothing is wrong. */
export function chainFaultOf(checked: Pick<CheckedChain, "fault" | "records">): ChainFault | null {
  if (isSound(checked)) return null;
  const { fault, records } = checked;
  return { entry: fault, records: records.slice(0, KEPT), count: records.length };
}
