import type { Act } from "../../messaging/act.ts";
import { RIGHTS } from "../../policies/inspectionRights.ts";

/** Whether the acting person brings forms: the standing agency, or the secretary of a team at work. */
export async function mayPublishForms(act: Act): Promise<boolean> {
  if (act.actor === null) return false;
  const tx = await act.uow.prisma();
  const found = await tx.teamMember.findFirst({
    where: {
      personId: act.actor.id,
      removedAt: null,
      role: { in: [...RIGHTS.publishForms] },
      inspection: { status: { not: "closed" } },
    },
    select: { id: true },
  });
  return found !== null;
}
