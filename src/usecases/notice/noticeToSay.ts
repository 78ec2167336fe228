import { z } from "zod";
import { ROLES, type Role } from "../../domain/inspection/areas.ts";
import type { Act } from "../../messaging/act.ts";
import type { AuditNoticeData } from "../audit/auditNoticeData.ts";
import type { RemediationView } from "../remediation/remediationView.ts";

const role = z.enum(ROLES);

/** What a reminder notice keeps: whatever is not in its rows of ReminderPlan. */
export const reminderData = z.object({
  /** What the person is reminded as, by remediation. */
  roles: z.record(z.string(), role),
});
export type ReminderData = z.infer<typeof reminderData>;

export const newsData = z.object({ remediationId: z.string(), event: z.string(), entryId: z.string() });

/** One point of a reminder. */
export interface ReminderPoint {
  view: RemediationView;
  role: Role;
  step: string;
  late: boolean;
  /** Working days from today to the due date; negative when it is over. */
  daysLeft: number;
}

/** What a notice says, to whom; everything read and checked at the moment of saying it. */
export type NoticeToSay = {
  recipient: { id: string; name: string; locale: string };
  /** Name of the person it is passed on for; null when the recipient is that person. */
  inPlaceOf: string | null;
} & (
  | { kind: "reminder"; points: ReminderPoint[] }
  | { kind: "event"; view: RemediationView; event: string; text: string | null; by: string | null }
  | { kind: "weekly"; views: RemediationView[] }
  | ({ kind: "audit" } & AuditNotice)
);

/** How the audit log stands, with the units by which people know the inspections. */
export interface AuditNotice extends AuditNoticeData {
  unitOf: ReadonlyMap<string, string>;
}

/** Puts a notice into words: the payload of `sendMessage`. */
export type NoticeWords = (act: Act, notice: NoticeToSay) => Promise<Record<string, unknown>>;
