import type { Prisma } from "../../db/generated/client.ts";
import { sideOf, type Role, type Side } from "../../domain/inspection/areas.ts";
import { searchKey } from "../../domain/language/searchKey.ts";
import type { Act } from "../../messaging/act.ts";

/** A person with everything that hangs on them, for whoever has to tell people apart. */
export interface PersonEntry {
  id: string;
  name: string;
  post: string | null;
  organization: string;
  email: string | null;
  /** Channels of the accounts they write from. */
  accounts: string[];
  /** Roles they have or had, newest visit first. */
  roles: { inspection: string; unit: string; role: Role; side: Side; removed: boolean }[];
  /** They may do nothing on any channel until they are restored. */
  suspended: boolean;
  /** The person they were found to be. */
  mergedInto: string | null;
}

export const PERSON_ROLES = {
  organization: { select: { name: true } },
  accounts: { select: { channel: true }, orderBy: { id: "asc" } },
  memberships: {
    include: { unit: true, inspection: { include: { unit: true } } },
    orderBy: { inspection: { visitDate: "desc" } },
  },
} as const satisfies Prisma.PersonInclude;

export function personEntry(person: Prisma.PersonGetPayload<{ include: typeof PERSON_ROLES }>): PersonEntry {
  return {
    id: person.id,
    name: person.fullName,
    post: person.post,
    organization: person.organization.name,
    email: person.email,
    accounts: person.accounts.map(({ channel }) => channel),
    roles: person.memberships.map(({ role, removedAt, unit, inspection }) => ({
      inspection: inspection.code,
      unit: (unit ?? inspection.unit).name,
      role,
      side: sideOf(role),
      removed: removedAt !== null,
    })),
    suspended: person.suspendedAt !== null,
    mergedInto: person.mergedIntoId,
  };
}

/** Everybody, or those whose name has this part, accents and case aside; those merged into others too. */
export async function listPeople(act: Act, part: string = ""): Promise<PersonEntry[]> {
  const tx = await act.uow.prisma();
  const people = await tx.person.findMany({
    where: { searchKey: { contains: searchKey(part) } },
    include: PERSON_ROLES,
    orderBy: [{ sortKey: "asc" }, { createdAt: "asc" }],
  });
  return people.map(personEntry);
}

export interface Suspect {
  person: PersonEntry;
  why: "both_sides" | "two_units";
}

/**
 * People who are probably several, taken for one by their name before names stopped counting: of a team
 * and of an inspected unit, or of two units of which neither took over from the other.
 */
export async function suspects(act: Act): Promise<Suspect[]> {
  const tx = await act.uow.prisma();
  const people = await tx.person.findMany({
    where: { mergedIntoId: null },
    include: PERSON_ROLES,
    orderBy: [{ sortKey: "asc" }, { createdAt: "asc" }],
  });
  const succession = await tx.unit.findMany({ include: { successors: { select: { id: true } } } });
  const follows = new Set(
    succession.flatMap(({ id, successors }) => successors.map((to) => `${id} ${to.id}`)),
  );
  return people.flatMap((person): Suspect[] => {
    const units = [
      ...new Set(
        person.memberships
          .filter(({ role }) => sideOf(role) === "unit")
          .map(({ unitId, inspection }) => unitId ?? inspection.unitId),
      ),
    ];
    const inTeam = person.memberships.some(({ role }) => sideOf(role) === "team");
    if (inTeam && units.length > 0) return [{ person: personEntry(person), why: "both_sides" }];
    const strange = units.some((one, place) =>
      units
        .slice(place + 1)
        .some((other) => !follows.has(`${one} ${other}`) && !follows.has(`${other} ${one}`)),
    );
    return strange ? [{ person: personEntry(person), why: "two_units" }] : [];
  });
}
