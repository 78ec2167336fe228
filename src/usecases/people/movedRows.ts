import { z } from "zod";
import type { Act } from "../../messaging/act.ts";
import type { PersonEntry } from "./listPeople.ts";

/** What went from one person to another: the ids of the rows. */
export const movedRows = z.strictObject({
  members: z.array(z.string()),
  accounts: z.array(z.number()),
  invites: z.array(z.string()),
  remediations: z.array(z.string()),
  notices: z.array(z.string()),
  /** The kept person had no address and has the other's since. */
  email: z.boolean(),
});
export type MovedRows = z.infer<typeof movedRows>;

/** Puts rows into the hands of somebody. */
export async function giveRows(act: Act, rows: MovedRows, personId: string): Promise<void> {
  const tx = await act.uow.prisma();
  const data = { personId };
  await tx.teamMember.updateMany({ where: { id: { in: rows.members } }, data });
  await tx.channelAccount.updateMany({ where: { id: { in: rows.accounts } }, data });
  await tx.invite.updateMany({ where: { id: { in: rows.invites } }, data });
  await tx.remediation.updateMany({
    where: { id: { in: rows.remediations } },
    data: { assigneeId: personId },
  });
  await tx.notice.updateMany({
    where: { id: { in: rows.notices } },
    data: { personId, recipientId: personId },
  });
}

/** How many of each. */
export function counted(moved: MovedRows): Record<keyof MovedRows, number> {
  return {
    members: moved.members.length,
    accounts: moved.accounts.length,
    invites: moved.invites.length,
    remediations: moved.remediations.length,
    notices: moved.notices.length,
    email: moved.email ? 1 : 0,
  };
}

/** Once in the log of the whole, and in that of every inspection it concerns. */
export function auditBoth(
  act: Act,
  action: "person.merged" | "person.unmerged" | "person.split",
  data: Record<string, unknown>,
  roles: PersonEntry["roles"],
): void {
  const object = `person:${String(data["kept"])}`;
  const chains = new Set(["system", ...roles.map(({ inspection }) => inspection)]);
  for (const chain of chains) act.audit({ chain, action, object, data });
}
