import type { Prisma } from "../../db/generated/client.ts";
import type { Act } from "../../messaging/act.ts";

/** Ends codes of a person that were not used, those of `only` or all, each with its audit row. */
export async function endInvites(
  act: Act,
  personId: string,
  only: Pick<Prisma.InviteWhereInput, "purpose" | "opens" | "inspectionId"> = {},
): Promise<void> {
  const tx = await act.uow.prisma();
  const open = await tx.invite.findMany({
    where: { ...only, personId, usedAt: null, expiresAt: { gt: act.now } },
    include: { inspection: { select: { code: true } } },
  });
  if (open.length === 0) return;
  await tx.invite.updateMany({
    where: { id: { in: open.map(({ id }) => id) }, usedAt: null },
    data: { expiresAt: act.now },
  });
  for (const { id, inspection } of open) {
    act.audit({
      chain: inspection?.code ?? "system",
      action: "invite.ended",
      object: `invite:${id}`,
      data: { person: personId },
    });
  }
}
