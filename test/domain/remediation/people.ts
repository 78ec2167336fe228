import type {
  DecidedReminder,
  RemindedRemediation,
  Reminder,
} from "../../../src/domain/remediation/reminder.ts";

/** The people of the Chợ Đồn inspection, as far as they are reminded of something. */
export const people = [
  { personId: "contact", role: "unit_contact" },
  { personId: "chinh", role: "lead" },
  { personId: "chung", role: "unit_head" },
] as const satisfies RemindedRemediation["people"];

export function remediation(given: Partial<RemindedRemediation> = {}): RemindedRemediation {
  return { id: "posting", state: "assigned", dueDate: "2020-10-16", since: "2020-09-25", people, ...given };
}

/** "2020-10-07 07:30" in Hanoi, as an ISO instant. */
export function hanoi(local: string): string {
  return new Date(`${local.replace(" ", "T")}:00+07:00`).toISOString();
}

/** What is stored of a reminder and comes back with the next pass. */
export function stored({ remediationId, personId, step, dueDate }: Reminder): DecidedReminder {
  return { remediationId, personId, step, dueDate };
}

/** "2020-10-07 07:30 contact -7", with "late" at the end when it is. */
export function inWords({ at, personId, step, late }: Reminder): string {
  const local = new Date(Date.parse(at) + 7 * 3_600_000).toISOString().slice(0, 16).replace("T", " ");
  return `${local} ${personId} ${step}${late ? " late" : ""}`;
}
