import type { Role } from "../../domain/inspection/areas.ts";
import { normalizeName } from "../../domain/language/normalizeName.ts";
import { searchKey } from "../../domain/language/searchKey.ts";
import type { Act } from "../../messaging/act.ts";
import type { IssuedInvite } from "../inspection/createInspection.ts";
import { endInvites } from "./endInvites.ts";
import { issueInvite } from "./issueInvite.ts";

/** Whom an invitation is for: everything given must fit. */
export interface InviteWish {
  /** Name, or a part of it without regard to accents and case; a name given exactly goes first. */
  person?: string;
  role?: Role;
  area?: string;
}

export type ReissueResult =
  | { ok: true; invite: IssuedInvite }
  | { ok: false; reason: "unknown_inspection" }
  /** Nobody fits, or several do; `people` are the ones to choose from. */
  | { ok: false; reason: "nobody" | "several"; people: Omit<IssuedInvite, "code">[] };

/**
 * Gives a person of an inspection a new invitation. Every older one of that person that was not used
 * ends: it may have gone to the wrong hands.
 */
export async function reissueInvite(act: Act, code: string, wish: InviteWish): Promise<ReissueResult> {
  const tx = await act.uow.prisma();
  const inspection = await tx.inspection.findUnique({ where: { code } });
  if (inspection === null) return { ok: false, reason: "unknown_inspection" };
  const members = await tx.teamMember.findMany({
    where: { inspectionId: inspection.id, removedAt: null },
    orderBy: { ordinal: "asc" },
    include: { person: true, assignments: { include: { areaRecord: true } } },
  });
  const team = members.map(({ role, person, assignments }) => ({
    role,
    personId: person.id,
    person: person.fullName,
    areas: assignments
      .map(({ areaRecord }) => areaRecord)
      .sort((one, other) => one.ordinal - other.ordinal)
      .map(({ area }) => area),
  }));
  const found = team.filter((member) => fits(member, wish));
  const exact = found.filter(({ person }) => person === normalizeName(wish.person ?? ""));
  const fitting = exact.length > 0 ? exact : found;
  // The same person in two roles is one choice: the invitation is the person's.
  const [chosen] = fitting;
  if (chosen === undefined || new Set(fitting.map(({ personId }) => personId)).size > 1) {
    const people = chosen === undefined ? team : fitting;
    return {
      ok: false,
      reason: chosen === undefined ? "nobody" : "several",
      people: people.map(({ role, person, areas }) => ({ role, person, areas })),
    };
  }
  const { personId, role, person, areas } = chosen;
  await endInvites(act, personId);
  const fresh = await issueInvite(act, { personId, inspection });
  return { ok: true, invite: { role, person, areas, code: fresh } };
}

function fits(member: { role: Role; person: string; areas: readonly string[] }, wish: InviteWish): boolean {
  return (
    (wish.person === undefined || searchKey(member.person).includes(searchKey(wish.person))) &&
    (wish.role === undefined || member.role === wish.role) &&
    (wish.area === undefined || member.areas.includes(wish.area))
  );
}
