import type { ChannelName } from "../../domain/channelName.ts";
import type { Act } from "../../messaging/act.ts";
import { refuse } from "../../policies/refuse.ts";
import { endDialogues } from "./dropAccount.ts";
import { isOperator } from "./isOperator.ts";
import { PERSON_ROLES, personEntry, type PersonEntry } from "./listPeople.ts";
import { auditBoth, giveRows, type MovedRows } from "./movedRows.ts";

export interface SplitOrder {
  personId: string;
  /** Codes of the inspections in which it was the other one. */
  inspections: readonly string[];
  /** Numbers of the accounts that are the other one's. */
  accounts: readonly number[];
  /** What was answered and sent in those inspections is the other one's as well. */
  authorship: boolean;
  reason: string;
}

export type SplitRefusal =
  | { reason: "not_allowed" | "not_found" | "merged" | "suspended" }
  /** Not an inspection of theirs, or all of them: one of the two would be nobody. */
  | { reason: "no_role"; inspection: string }
  | { reason: "nothing_moves" | "nothing_stays" }
  | { reason: "no_account"; account: number };

export interface SplitResult {
  ok: true;
  /** Who stays, as they are now; of a draft, as they would be no more. */
  person: PersonEntry;
  /** Id of the new person; null while it is only drawn. */
  newId: string | null;
  /** Roles that move. */
  roles: PersonEntry["roles"];
  accounts: { id: number; channel: ChannelName; name: string | null; moves: boolean }[];
  /** Answers, revisions and files whose author changes. */
  authored: number;
}

/** What a split would part, and whether it may be; writes nothing. */
export async function drawSplit(
  act: Act,
  order: SplitOrder,
): Promise<SplitResult | ({ ok: false } & SplitRefusal)> {
  const drawn = await draw(act, order);
  return drawn.ok ? drawn.result : drawn;
}

/**
 * Parts somebody who was taken for one by their name: a new person of the same name gets the roles in these
 * inspections, with what hangs on them, and these accounts. Undone by merging the two. By the operator.
 */
export async function splitPerson(
  act: Act,
  order: SplitOrder,
): Promise<SplitResult | ({ ok: false } & SplitRefusal)> {
  const drawn = await draw(act, order);
  if (!drawn.ok) return drawn;
  const { result, moved, copy } = drawn;
  const { personId, reason } = order;
  const tx = await act.uow.prisma();
  const { id: newId } = await tx.person.create({ data: { ...copy, createdAt: act.now } });
  const accounts = await tx.channelAccount.findMany({ where: { id: { in: moved.accounts } } });
  await endDialogues(act, accounts);
  await giveRows(act, moved, newId);
  await tx.person.updateMany({
    where: { id: personId, lastAccountId: { in: moved.accounts } },
    data: { lastAccountId: null },
  });
  if (order.authorship) await moveAuthorship(act, order, newId);
  const { id } = await tx.personMerge.create({
    data: { keptId: personId, mergedId: newId, reason, moved, at: act.now, undoneAt: act.now },
  });
  auditBoth(
    act,
    "person.split",
    { split: id, kept: personId, parted: newId, reason, moved, authorship: order.authorship },
    [...result.person.roles, ...result.roles],
  );
  const person = await tx.person.findUniqueOrThrow({ where: { id: personId }, include: PERSON_ROLES });
  return { ...result, person: personEntry(person), newId };
}

/** Everything of a person that is theirs whichever inspection it was. */
interface Copy {
  organizationId: string;
  fullName: string;
  honorific: string | null;
  post: string | null;
  sortKey: string;
  searchKey: string;
  locale: string;
}

type Drawn = { ok: true; result: SplitResult; moved: MovedRows; copy: Copy } | ({ ok: false } & SplitRefusal);

async function draw(act: Act, order: SplitOrder): Promise<Drawn> {
  const { personId, inspections, accounts } = order;
  if (!isOperator(act)) return refuse(act, { chain: "system", object: `person:${personId}`, data: {} });
  const tx = await act.uow.prisma();
  await tx.$queryRaw`SELECT 1 FROM "Person" WHERE id = ${personId} FOR UPDATE`;
  const include = { ...PERSON_ROLES, accounts: { orderBy: { id: "asc" } } } as const;
  const person = await tx.person.findUnique({ where: { id: personId }, include });
  if (person === null) return { ok: false, reason: "not_found" };
  if (person.mergedIntoId !== null) return { ok: false, reason: "merged" };
  if (person.suspendedAt !== null) return { ok: false, reason: "suspended" };
  const isMoved = ({ inspection }: { inspection: { code: string } }): boolean =>
    inspections.includes(inspection.code);
  const moving = person.memberships.filter(isMoved);
  const missing = inspections.find((code) => !moving.some(({ inspection }) => inspection.code === code));
  if (missing !== undefined) return { ok: false, reason: "no_role", inspection: missing };
  if (moving.length === 0) return { ok: false, reason: "nothing_moves" };
  if (moving.length === person.memberships.length) return { ok: false, reason: "nothing_stays" };
  // The account of a mailbox stands for the person's address, which stays.
  const own = person.accounts.filter(({ channel }) => channel !== "email");
  const foreign = accounts.find((id) => !own.some((account) => account.id === id));
  if (foreign !== undefined) return { ok: false, reason: "no_account", account: foreign };
  const where = { code: { in: [...inspections] } };
  const invites = await tx.invite.findMany({ where: { personId, inspection: where }, select: { id: true } });
  const remediations = await tx.remediation.findMany({
    where: { assigneeId: personId, finding: { inspection: where } },
    select: { id: true },
  });
  const moved: MovedRows = {
    members: moving.map(({ id }) => id),
    accounts: [...accounts],
    invites: invites.map(({ id }) => id),
    remediations: remediations.map(({ id }) => id),
    // What is still to be told is decided anew for who is in charge then.
    notices: [],
    email: false,
  };
  const { organizationId, fullName, honorific, post, sortKey, searchKey, locale } = person;
  const entry = personEntry(person);
  return {
    ok: true,
    moved,
    copy: { organizationId, fullName, honorific, post, sortKey, searchKey, locale },
    result: {
      ok: true,
      person: entry,
      newId: null,
      roles: entry.roles.filter(({ inspection }) => inspections.includes(inspection)),
      accounts: own.map(({ id, channel, displayName }) => ({
        id,
        channel,
        name: displayName,
        moves: accounts.includes(id),
      })),
      authored: order.authorship ? await countAuthored(act, order) : 0,
    },
  };
}

async function countAuthored(act: Act, { personId, inspections }: SplitOrder): Promise<number> {
  const tx = await act.uow.prisma();
  const inspection = { code: { in: [...inspections] } };
  return (
    (await tx.answer.count({ where: { answeredById: personId, areaRecord: { inspection } } })) +
    (await tx.answerRevision.count({ where: { actorId: personId, areaRecord: { inspection } } })) +
    (await tx.evidence.count({ where: { addedById: personId, inspection } }))
  );
}

/** The log keeps saying who it was taken for at the time. */
async function moveAuthorship(act: Act, { personId, inspections }: SplitOrder, newId: string): Promise<void> {
  const tx = await act.uow.prisma();
  const inspection = { code: { in: [...inspections] } };
  await tx.answer.updateMany({
    where: { answeredById: personId, areaRecord: { inspection } },
    data: { answeredById: newId },
  });
  await tx.answerRevision.updateMany({
    where: { actorId: personId, areaRecord: { inspection } },
    data: { actorId: newId },
  });
  await tx.evidence.updateMany({ where: { addedById: personId, inspection }, data: { addedById: newId } });
}
