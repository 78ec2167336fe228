import type { Act } from "../../messaging/act.ts";
import { inviteCodeHash } from "./inviteCode.ts";

export interface NewInvite {
  /** Stored only as a hash. */
  code: string;
  /** Milliseconds until it ends. */
  lifeMs: number;
  personId: string;
  /** The inspection whose roles it gives; without one it signs the person in to another chat. */
  inspection?: { id: string; code: string };
  /** Outbox id of the message that it opens. */
  opens?: bigint;
}

/** Stores a code of one use, with its audit row. */
export async function storeInvite(act: Act, invite: NewInvite): Promise<void> {
  const { personId, inspection, opens } = invite;
  const tx = await act.uow.prisma();
  const { id } = await tx.invite.create({
    data: {
      codeHash: inviteCodeHash(invite.code),
      personId,
      ...(inspection === undefined ? { purpose: "sign_in" } : { inspectionId: inspection.id }),
      ...(opens === undefined ? {} : { opens }),
      createdAt: act.now,
      expiresAt: new Date(act.now.getTime() + invite.lifeMs),
    },
  });
  act.audit({
    chain: inspection?.code ?? "system",
    action: "invite.issued",
    object: `invite:${id}`,
    data: { person: personId, ...(inspection === undefined ? { purpose: "sign_in" } : {}) },
  });
}
