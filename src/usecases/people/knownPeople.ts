import type { Tx } from "../../db/joinPrisma.ts";
import {
  givenPersonId,
  type InspectionSpec,
  type ParticipantSpec,
} from "../../domain/inspection/inspectionSpec.ts";
import { normalizeName } from "../../domain/language/normalizeName.ts";
import { sideOf } from "../../domain/inspection/areas.ts";

/** Why somebody that an entry names cannot be taken for this person. */
export type WrongPerson =
  /** Nobody of the organization has this id. */
  | "unknown"
  /** Found to be somebody else since: the other one's id is the one to give. */
  | "merged"
  | "other_name"
  /** Of a team where the entry is of an inspected unit, or the other way round. */
  | "other_side";

export type KnownPeople =
  | { ok: true; known: Map<ParticipantSpec, string> }
  | { ok: false; reason: "wrong_person"; entry: ParticipantSpec; why: WrongPerson };

/**
 * Who of an inspection's people is in the system already: whoever the file gives the id of, and whoever
 * has name, e-mail and side of an entry, alone in the organization; in a unit only within that unit.
 * A name alone is nobody: two people of one name are the rule, not the exception.
 */
export async function knownPeople(
  tx: Tx,
  organizationId: string | null,
  spec: InspectionSpec,
): Promise<KnownPeople> {
  const known = new Map<ParticipantSpec, string>();
  for (const entry of [...spec.team, ...spec.unitPeople]) {
    const id = givenPersonId(entry);
    if (id !== null) {
      const why = await wrongPerson(tx, organizationId, id, entry);
      if (why !== null) return { ok: false, reason: "wrong_person", entry, why };
      known.set(entry, id);
    } else if (entry.email !== undefined && organizationId !== null) {
      const found = await byEmail(tx, organizationId, spec.unit.name, { ...entry, email: entry.email });
      if (found !== null) known.set(entry, found);
    }
  }
  return { ok: true, known };
}

async function wrongPerson(
  tx: Tx,
  organizationId: string | null,
  id: string,
  entry: ParticipantSpec,
): Promise<WrongPerson | null> {
  const person = await tx.person.findUnique({ where: { id }, include: { memberships: true } });
  if (person === null || person.organizationId !== organizationId) return "unknown";
  if (person.mergedIntoId !== null) return "merged";
  if (normalizeName(person.fullName) !== normalizeName(entry.name)) return "other_name";
  const side = sideOf(entry.role);
  return person.memberships.every(({ role }) => sideOf(role) === side) ? null : "other_side";
}

async function byEmail(
  tx: Tx,
  organizationId: string,
  unit: string,
  { email, name, role }: ParticipantSpec & { email: string },
): Promise<string | null> {
  const people = await tx.person.findMany({
    where: { organizationId, mergedIntoId: null, email: { equals: email, mode: "insensitive" } },
    include: { memberships: { include: { unit: true, inspection: { include: { unit: true } } } } },
  });
  const [person, another] = people;
  if (person === undefined || another !== undefined) return null;
  const side = sideOf(role);
  const fits = person.memberships.every(
    (member) =>
      sideOf(member.role) === side &&
      (side === "team" || (member.unit ?? member.inspection.unit).name === unit),
  );
  return fits && normalizeName(person.fullName) === normalizeName(name) ? person.id : null;
}
