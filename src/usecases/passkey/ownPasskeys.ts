import { createHash } from "node:crypto";
import type { Act } from "../../messaging/act.ts";

/** A passkey as its person and the operator see it. */
export interface PasskeyEntry {
  /** Short name for buttons and commands; the id itself may be a kilobyte. */
  tag: string;
  device: string | null;
  createdAt: Date;
  lastUsedAt: Date | null;
}

const TAG_LENGTH = 12;

/** The passkeys of a person, oldest first. */
export async function passkeysOf(act: Act, personId: string): Promise<PasskeyEntry[]> {
  const tx = await act.uow.prisma();
  const rows = await tx.passkey.findMany({
    where: { personId },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  return rows.map(({ id, device, createdAt, lastUsedAt }) => ({
    tag: tagOf(id),
    device,
    createdAt,
    lastUsedAt,
  }));
}

/** Takes a passkey away: by its person, or by the operator for one that is lost. False: there is none. */
export async function removePasskey(act: Act, personId: string, tag: string): Promise<boolean> {
  const tx = await act.uow.prisma();
  const keys = await tx.passkey.findMany({ where: { personId }, select: { id: true, device: true } });
  const key = keys.find(({ id }) => tagOf(id) === tag);
  if (key === undefined) return false;
  await tx.passkey.delete({ where: { id: key.id } });
  const data = { device: key.device };
  act.audit({ chain: "system", action: "passkey.removed", object: `person:${personId}`, data });
  return true;
}

function tagOf(id: string): string {
  return createHash("sha256").update(id).digest("hex").slice(0, TAG_LENGTH);
}
