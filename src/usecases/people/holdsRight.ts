import type { Act } from "../../messaging/act.ts";
import type { Right } from "../../policies/inspectionRights.ts";
import { holding } from "../../policies/membership.ts";

/**
 * Whether the acting person holds the right in any inspection that is not closed: for what belongs to
 * the organization, not to one inspection (forms, the working calendar).
 */
export async function holdsRight(act: Act, right: Right): Promise<boolean> {
  if (act.actor === null) return false;
  const tx = await act.uow.prisma();
  const found = await tx.teamMember.findFirst({
    where: { ...holding(right), personId: act.actor.id },
    select: { id: true },
  });
  return found !== null;
}
