import type { Act } from "../../messaging/act.ts";
import { RIGHTS, type Right } from "../../policies/inspectionRights.ts";

/**
 * Whether the acting person holds the right in any inspection that is not closed: for what belongs to
 * the organization, not to one inspection (forms, the working calendar).
 */
export async function holdsRight(act: Act, right: Right): Promise<boolean> {
  if (act.actor === null) return false;
  const tx = await act.uow.prisma();
  const found = await tx.teamMember.findFirst({
    where: {
      personId: act.actor.id,
      removedAt: null,
      role: { in: [...RIGHTS[right]] },
      inspection: { status: { not: "closed" } },
    },
    select: { id: true },
  });
  return found !== null;
}
