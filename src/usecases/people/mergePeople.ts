import { sideOf, type Role } from "../../domain/inspection/areas.ts";
import type { Act } from "../../messaging/act.ts";
import { refuse } from "../../policies/refuse.ts";
import { keepEmail } from "./emailAddress.ts";
import { isOperator } from "./isOperator.ts";
import { PERSON_ROLES, personEntry, type PersonEntry } from "./listPeople.ts";
import { auditBoth, counted, giveRows, movedRows, type MovedRows } from "./movedRows.ts";

export type MergeRefusal =
  | { reason: "not_allowed" | "not_found" | "same" }
  /** One of them is part of another merge that stands. */
  | { reason: "merged_before"; personId: string }
  /** Joining them would restore who is suspended, or suspend who is not. */
  | { reason: "suspended"; personId: string }
  | { reason: "other_organization" }
  /** Nobody is of a team and of an inspected unit. */
  | { reason: "other_side" }
  /** Both have this role in this inspection: one of the two has to leave it first. */
  | { reason: "same_role"; inspection: string; role: Role };

export type MergeResult =
  | { ok: true; kept: PersonEntry; merged: PersonEntry; moves: Record<keyof MovedRows, number> }
  | ({ ok: false } & MergeRefusal);

interface MergeOrder {
  keptId: string;
  mergedId: string;
  reason: string;
}

/** What a merge would join, and whether it may be; writes nothing. */
export async function drawMerge(act: Act, order: MergeOrder): Promise<MergeResult> {
  const drawn = await draw(act, order);
  if (!drawn.ok) return drawn;
  const { ok, kept, merged, moved } = drawn;
  return { ok, kept, merged, moves: counted(moved) };
}

/**
 * Makes two people one, as somebody who knows them says: roles, accounts, invitations, remediations and
 * what is still to be told go to the kept one. What the other did stays under their id, and every row that
 * moved is remembered, so that it can be undone. By the operator only.
 */
export async function mergePeople(act: Act, order: MergeOrder): Promise<MergeResult> {
  const drawn = await draw(act, order);
  if (!drawn.ok) return drawn;
  const { keptId, mergedId, reason } = order;
  const { ok, kept, merged, moved } = drawn;
  const tx = await act.uow.prisma();
  await giveRows(act, moved, keptId);
  if (moved.email && merged.email !== null) await keepEmail(tx, keptId, merged.email);
  await tx.person.update({ where: { id: mergedId }, data: { mergedIntoId: keptId, lastAccountId: null } });
  const { id } = await tx.personMerge.create({ data: { keptId, mergedId, reason, moved, at: act.now } });
  auditBoth(act, "person.merged", { merge: id, kept: keptId, merged: mergedId, reason, moved }, [
    ...kept.roles,
    ...merged.roles,
  ]);
  return { ok, kept, merged, moves: counted(moved) };
}

export type UnmergeResult =
  | { ok: true; kept: PersonEntry; restored: PersonEntry; moves: Record<keyof MovedRows, number> }
  | { ok: false; reason: "not_allowed" | "not_merged" };

/** Undoes a merge: what had moved goes back, as far as it is still with the kept person. */
export async function unmergePeople(act: Act, mergedId: string): Promise<UnmergeResult> {
  if (!isOperator(act)) return refuse(act, { chain: "system", object: `person:${mergedId}`, data: {} });
  const tx = await act.uow.prisma();
  await tx.$queryRaw`SELECT 1 FROM "Person" WHERE id = ${mergedId} FOR UPDATE`;
  const merge = await tx.personMerge.findFirst({ where: { mergedId, undoneAt: null } });
  if (merge === null) return { ok: false, reason: "not_merged" };
  const { keptId } = merge;
  const before = movedRows.parse(merge.moved);
  const moved = await stillWith(act, before, { keptId, mergedId });
  await giveRows(act, moved, mergedId);
  if (moved.email) {
    await tx.channelAccount.deleteMany({ where: { channel: "email", externalId: keptId } });
    await tx.person.update({ where: { id: keptId }, data: { email: null } });
  }
  await tx.person.update({ where: { id: mergedId }, data: { mergedIntoId: null } });
  await tx.person.updateMany({
    where: { id: keptId, lastAccountId: { in: moved.accounts } },
    data: { lastAccountId: null },
  });
  await tx.personMerge.update({ where: { id: merge.id }, data: { undoneAt: act.now } });
  const [kept, restored] = [await entryOf(act, keptId), await entryOf(act, mergedId)];
  auditBoth(act, "person.unmerged", { merge: merge.id, kept: keptId, restored: mergedId, moved }, [
    ...kept.roles,
    ...restored.roles,
  ]);
  return { ok: true, kept, restored, moves: counted(moved) };
}

type Drawn =
  | { ok: true; kept: PersonEntry; merged: PersonEntry; moved: MovedRows }
  | ({ ok: false } & MergeRefusal);

async function draw(act: Act, { keptId, mergedId }: MergeOrder): Promise<Drawn> {
  if (!isOperator(act)) return refuse(act, { chain: "system", object: `person:${mergedId}`, data: {} });
  if (keptId === mergedId) return { ok: false, reason: "same" };
  const tx = await act.uow.prisma();
  // In one order whichever is kept, so that two merges of the same people wait and do not lock each other out.
  await tx.$queryRaw`SELECT 1 FROM "Person" WHERE id IN (${keptId}, ${mergedId}) ORDER BY id FOR UPDATE`;
  const include = { ...PERSON_ROLES, invites: true, remediations: true, accounts: true } as const;
  const kept = await tx.person.findUnique({ where: { id: keptId }, include });
  const merged = await tx.person.findUnique({ where: { id: mergedId }, include });
  if (kept === null || merged === null) return { ok: false, reason: "not_found" };
  for (const person of [kept, merged]) {
    if (person.mergedIntoId !== null) return { ok: false, reason: "merged_before", personId: person.id };
  }
  const suspended = [kept, merged].find(({ suspendedAt }) => suspendedAt !== null);
  if (suspended !== undefined) return { ok: false, reason: "suspended", personId: suspended.id };
  if (kept.organizationId !== merged.organizationId) return { ok: false, reason: "other_organization" };
  const sides = new Set([...kept.memberships, ...merged.memberships].map(({ role }) => sideOf(role)));
  if (sides.size > 1 && !(await stoodTogether(act, { keptId, mergedId })))
    return { ok: false, reason: "other_side" };
  const clash = merged.memberships.find((one) =>
    kept.memberships.some(({ inspectionId, role }) => inspectionId === one.inspectionId && role === one.role),
  );
  if (clash !== undefined) {
    return { ok: false, reason: "same_role", inspection: clash.inspection.code, role: clash.role };
  }
  const notices = await tx.notice.findMany({
    where: { personId: mergedId, recipientId: mergedId, state: { in: ["open", "sending"] } },
    select: { id: true },
  });
  const moved: MovedRows = {
    members: merged.memberships.map(({ id }) => id),
    // The account of a mailbox stands for the person's address, which is the person's own.
    accounts: merged.accounts.filter(({ channel }) => channel !== "email").map(({ id }) => id),
    invites: merged.invites.map(({ id }) => id),
    remediations: merged.remediations.map(({ id }) => id),
    notices: notices.map(({ id }) => id),
    email: kept.email === null && merged.email !== null,
  };
  return { ok: true, kept: personEntry(kept), merged: personEntry(merged), moved };
}

/** They were one, and a split that turns out wrong is taken back, however they became one before. */
async function stoodTogether(
  act: Act,
  { keptId, mergedId }: Pick<MergeOrder, "keptId" | "mergedId">,
): Promise<boolean> {
  const tx = await act.uow.prisma();
  return (await tx.personMerge.count({ where: { keptId, mergedId } })) > 0;
}

async function stillWith(
  act: Act,
  before: MovedRows,
  { keptId, mergedId }: Pick<MergeOrder, "keptId" | "mergedId">,
): Promise<MovedRows> {
  const tx = await act.uow.prisma();
  const held = { personId: keptId };
  const [kept, merged] = [await entryOf(act, keptId), await entryOf(act, mergedId)];
  const ids = <Id>(rows: readonly { id: Id }[]): Id[] => rows.map(({ id }) => id);
  const open = ["open", "sending"] as const;
  return {
    members: ids(await tx.teamMember.findMany({ where: { id: { in: before.members }, ...held } })),
    accounts: ids(await tx.channelAccount.findMany({ where: { id: { in: before.accounts }, ...held } })),
    invites: ids(await tx.invite.findMany({ where: { id: { in: before.invites }, ...held } })),
    remediations: ids(
      await tx.remediation.findMany({ where: { id: { in: before.remediations }, assigneeId: keptId } }),
    ),
    notices: ids(
      await tx.notice.findMany({ where: { id: { in: before.notices }, ...held, state: { in: [...open] } } }),
    ),
    email: before.email && kept.email === merged.email,
  };
}

async function entryOf(act: Act, id: string): Promise<PersonEntry> {
  const tx = await act.uow.prisma();
  return personEntry(await tx.person.findUniqueOrThrow({ where: { id }, include: PERSON_ROLES }));
}
