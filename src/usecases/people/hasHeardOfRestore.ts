import type { Act } from "../../messaging/act.ts";

/** From now on what comes from this account is taken again: its person is being shown where the database stands. */
export async function hasHeardOfRestore(act: Act, accountId: number): Promise<void> {
  const tx = await act.uow.prisma();
  await tx.channelAccount.update({ where: { id: accountId }, data: { restored: false } });
}
