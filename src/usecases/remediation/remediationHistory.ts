import type { Act } from "../../messaging/act.ts";

export interface HistoryEntry {
  kind: string;
  text: string | null;
  at: Date;
}

/** The last entries of a remediation's history, oldest first. */
export async function remediationHistory(
  act: Act,
  remediationId: string,
  last: number,
): Promise<HistoryEntry[]> {
  const tx = await act.uow.prisma();
  const rows = await tx.remediationEntry.findMany({
    where: { remediationId },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: last,
    select: { kind: true, text: true, at: true },
  });
  return rows.toReversed();
}
