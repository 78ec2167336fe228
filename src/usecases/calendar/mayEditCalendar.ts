import type { Act } from "../../messaging/act.ts";
import { RIGHTS } from "../../policies/inspectionRights.ts";

/** Whether the acting person keeps the calendar of their organization: lead, secretary, standing agency. */
export async function mayEditCalendar(act: Act): Promise<boolean> {
  if (act.actor === null) return false;
  const tx = await act.uow.prisma();
  const found = await tx.teamMember.findFirst({
    where: {
      personId: act.actor.id,
      removedAt: null,
      role: { in: [...RIGHTS.editCalendar] },
      inspection: { status: { not: "closed" } },
    },
    select: { id: true },
  });
  return found !== null;
}
