import { digestReminders } from "../../domain/remediation/digestReminders.ts";
import type { Role } from "../../domain/inspection/areas.ts";
import type { Act } from "../../messaging/act.ts";
import { workingCalendar } from "../calendar/calendarDays.ts";
import { dueCandidates } from "./dueCandidates.ts";
import { ladderOf } from "./ladderOf.ts";
import { remindersAmong } from "./remindersAmong.ts";

/** A digest as it would be decided, in words for lists. */
export interface DuePreview {
  at: string;
  person: string;
  role: Role;
  unit: string;
  step: string;
  late: boolean;
  items: { finding: string; dueDate: string }[];
}

/** What a pass at this instant would decide, over all organizations. Changes nothing. */
export async function previewReminders(act: Act, at: Date): Promise<DuePreview[]> {
  const tx = await act.uow.prisma();
  const { sql } = act.uow;
  const previews: DuePreview[] = [];
  for (const organization of await tx.organization.findMany({ orderBy: { createdAt: "asc" } })) {
    const calendar = await workingCalendar(act, organization.id);
    const ladder = ladderOf(organization.reminderLadder, act.timeZone);
    const candidates = await dueCandidates(sql, { organizationId: organization.id, calendar, ladder, at });
    const { reminders, subjectOf } = await remindersAmong(sql, { candidates, calendar, ladder, at });
    const digests = digestReminders(reminders, subjectOf);
    const people = await tx.person.findMany({
      where: { id: { in: digests.map(({ person }) => person) } },
      select: { id: true, fullName: true },
    });
    const names = new Map(people.map(({ id, fullName }) => [id, fullName]));
    previews.push(
      ...digests.map(({ person, items, ...digest }) => ({
        at: digest.at,
        person: names.get(person) ?? person,
        role: digest.role,
        unit: digest.unit,
        step: digest.step,
        late: digest.late,
        items: items.map(({ finding, dueDate }) => ({ finding, dueDate })),
      })),
    );
  }
  return previews;
}
