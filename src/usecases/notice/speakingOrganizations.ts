import type { WorkingCalendar } from "../../domain/calendar/WorkingCalendar.ts";
import type { Ladder } from "../../domain/remediation/ladder.ts";
import { performAct, type ActServices } from "../../messaging/act.ts";
import { workingCalendar } from "../calendar/calendarDays.ts";
import { ladderOf } from "../reminder/ladderOf.ts";
import { unguarded, type Guard } from "./guard.ts";
import { isSpeakingTime } from "../../domain/remediation/isSpeakingTime.ts";

export interface SpeakingOrganization {
  id: string;
  calendar: WorkingCalendar;
  ladder: Ladder;
}

/** The organizations whose people may be reminded at this moment, oldest first, with what they go by. */
export async function speakingOrganizations(
  services: ActServices,
  guard: Guard = unguarded,
): Promise<SpeakingOrganization[]> {
  const at = new Date(services.clock.now());
  const organizations = await services.db.prisma.organization.findMany({
    select: { id: true, reminderLadder: true },
    orderBy: { createdAt: "asc" },
  });
  const speaking: SpeakingOrganization[] = [];
  for (const { id, reminderLadder } of organizations) {
    const found = await guard(
      `working hours of ${id}`,
      async () => {
        const ladder = ladderOf(reminderLadder, services.timeZone);
        const calendar = await performAct(services, { key: "calendar" }, (act) => workingCalendar(act, id));
        return isSpeakingTime(at, calendar, ladder) ? { id, calendar, ladder } : null;
      },
      null,
    );
    if (found !== null) speaking.push(found);
  }
  return speaking;
}
