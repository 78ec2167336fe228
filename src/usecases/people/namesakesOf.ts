import type { Tx } from "../../db/joinPrisma.ts";
import { PERSON_ROLES, personEntry, type PersonEntry } from "./listPeople.ts";

/** Somebody new, and whoever has the same name: other people, until somebody who knows says otherwise. */
export interface Namesakes {
  person: PersonEntry;
  others: PersonEntry[];
}

/** The new people of an organization whose name, accents and case aside, others have too. */
export async function namesakesOf(
  tx: Tx,
  organizationId: string,
  added: readonly string[],
): Promise<Namesakes[]> {
  const people = await tx.person.findMany({ where: { id: { in: [...added] } }, include: PERSON_ROLES });
  const alike = await tx.person.findMany({
    where: {
      organizationId,
      mergedIntoId: null,
      searchKey: { in: people.map(({ searchKey }) => searchKey) },
    },
    include: PERSON_ROLES,
    orderBy: { createdAt: "asc" },
  });
  return people
    .map((person) => ({
      person: personEntry(person),
      others: alike
        .filter(({ id, searchKey }) => id !== person.id && searchKey === person.searchKey)
        .map(personEntry),
    }))
    .filter(({ others }) => others.length > 0);
}
