import type { Act } from "../../messaging/act.ts";

export interface Hold {
  id: string;
  /** Code of the inspection, whose people are held; or one person. */
  inspection: string | null;
  person: { id: string; name: string } | null;
  reason: string;
  placedAt: Date;
  liftedAt: Date | null;
  liftReason: string | null;
}

export type HoldOn = { inspection: string } | { person: string };

/** Holds in force, or all there ever were, the oldest first. */
export async function listHolds(act: Act, all: boolean): Promise<Hold[]> {
  const tx = await act.uow.prisma();
  const found = await tx.legalHold.findMany({
    where: all ? {} : { liftedAt: null },
    include: { person: true, inspection: { select: { code: true } } },
    orderBy: { placedAt: "asc" },
  });
  return found.map(({ id, inspection, person, reason, placedAt, liftedAt, liftReason }) => ({
    id,
    inspection: inspection?.code ?? null,
    person: person === null ? null : { id: person.id, name: person.fullName },
    reason,
    placedAt,
    liftedAt,
    liftReason,
  }));
}

/**
 * From now on nothing of this person, or of the people of this inspection, is removed: a complaint, a court,
 * an inquiry. By the operator. Null: there is no such person or inspection.
 */
export async function placeHold(act: Act, on: HoldOn, reason: string): Promise<string | null> {
  const tx = await act.uow.prisma();
  const inspection =
    "inspection" in on ? await tx.inspection.findUnique({ where: { code: on.inspection } }) : null;
  const person = "person" in on ? await tx.person.findUnique({ where: { id: on.person } }) : null;
  if (inspection === null && person === null) return null;
  const { id } = await tx.legalHold.create({
    data: {
      inspectionId: inspection?.id ?? null,
      personId: person?.id ?? null,
      reason,
      placedAt: act.now,
    },
  });
  act.audit({
    chain: inspection?.code ?? "system",
    action: "hold.placed",
    object: `hold:${id}`,
    data: { person: person?.id ?? null, inspection: inspection?.code ?? null, reason },
  });
  return id;
}

/** Ends a hold. False: there is none of this id in force. */
export async function liftHold(act: Act, id: string, reason: string): Promise<boolean> {
  const tx = await act.uow.prisma();
  const hold = await tx.legalHold.findFirst({
    where: { id, liftedAt: null },
    include: { inspection: { select: { code: true } } },
  });
  if (hold === null) return false;
  await tx.legalHold.update({ where: { id }, data: { liftedAt: act.now, liftReason: reason } });
  act.audit({
    chain: hold.inspection?.code ?? "system",
    action: "hold.lifted",
    object: `hold:${id}`,
    data: { reason },
  });
  return true;
}
