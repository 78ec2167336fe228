import { z } from "zod";
import { chainFaultSchema } from "./chainFault.ts";

/** What a notice about the audit log keeps. */
export const auditNoticeData = z.object({
  /** Day (yyyy-mm-dd) of the verification. */
  day: z.iso.date(),
  /** Of the chains that went on since the last time: what proves that nothing of them was cut off. */
  codes: z.array(z.object({ chain: z.string(), code: z.string() })),
  faults: z.array(z.object({ chain: z.string(), fault: chainFaultSchema })),
});
export type AuditNoticeData = z.infer<typeof auditNoticeData>;
