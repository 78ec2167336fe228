import type { Role } from "../../domain/inspection/areas.ts";
import { normalizeName } from "../../domain/language/normalizeName.ts";
import { searchKey } from "../../domain/language/searchKey.ts";

/** Who of an inspection is meant: everything given must fit. */
export interface PersonWish {
  /** Name, or a part of it without regard to accents and case; a name given exactly goes first. */
  person?: string;
  role?: Role;
  area?: string;
}

interface Candidate {
  personId: string;
  person: string;
  role: Role;
  areas: readonly string[];
}

export type Choice<Of extends Candidate> =
  /** One person; several entries when they have several roles that fit. */
  | { ok: true; chosen: [Of, ...Of[]] }
  /** Nobody fits, or several people do; `people` are the ones to choose from. */
  | { ok: false; reason: "nobody" | "several"; people: readonly Of[] };

/** The one person of a list that a wish means. */
export function choosePerson<Of extends Candidate>(people: readonly Of[], wish: PersonWish): Choice<Of> {
  const found = people.filter((one) => fits(one, wish));
  const exact = found.filter(({ person }) => person === normalizeName(wish.person ?? ""));
  const [first, ...others] = exact.length > 0 ? exact : found;
  if (first === undefined) return { ok: false, reason: "nobody", people };
  return others.every(({ personId }) => personId === first.personId)
    ? { ok: true, chosen: [first, ...others] }
    : { ok: false, reason: "several", people: [first, ...others] };
}

function fits({ person, role, areas }: Candidate, wish: PersonWish): boolean {
  return (
    (wish.person === undefined || searchKey(person).includes(searchKey(wish.person))) &&
    (wish.role === undefined || role === wish.role) &&
    (wish.area === undefined || areas.includes(wish.area))
  );
}
