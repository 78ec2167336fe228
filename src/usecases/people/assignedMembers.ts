import type { Act } from "../../messaging/act.ts";

/** Names of the people in charge, by area record; those not enrolled yet are in it too. */
export async function assignedMembers(act: Act, inspectionId: string): Promise<Map<number, string[]>> {
  const tx = await act.uow.prisma();
  const rows = await tx.areaAssignment.findMany({
    where: { areaRecord: { inspectionId }, member: { removedAt: null } },
    include: { member: { include: { person: true } } },
  });
  const byArea = Map.groupBy(rows, (row) => row.areaRecordId);
  return new Map(
    [...byArea].map(([recordId, assigned]) => [
      recordId,
      assigned
        .map(({ member }) => member.person)
        .sort((a, b) => (a.sortKey < b.sortKey ? -1 : 1))
        .map((person) => person.fullName),
    ]),
  );
}
