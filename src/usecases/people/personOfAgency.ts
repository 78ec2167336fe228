import type { Act } from "../../messaging/act.ts";

export type AgencyMatch = { ok: true; personId: string } | { ok: false; reason: "unknown" | "several" };

/**
 * The person whom the agency's sign-in means, by their address or by what the operator has entered for them;
 * never by a name. Nobody is made up, and where two people have one address it is nobody. Refusals are written
 * down without what was said.
 */
export async function personOfAgency(act: Act, claim: string, value: string): Promise<AgencyMatch> {
  const tx = await act.uow.prisma();
  const found = await tx.person.findMany({
    where: {
      mergedIntoId: null,
      ...(claim === "email" ? { email: { equals: value, mode: "insensitive" } } : { agencyId: value }),
    },
    select: { id: true },
    take: 2,
  });
  const [person] = found;
  if (person !== undefined && found.length === 1) return { ok: true, personId: person.id };
  const reason = person === undefined ? "unknown" : "several";
  act.audit({ chain: "system", action: "sign_in.refused", object: "agency", data: { why: reason, claim } });
  act.refused("wrong_link");
  return { ok: false, reason };
}

/** Enters what the agency's sign-in calls a person, or takes it away (null). By the operator. */
export async function setAgencyId(
  act: Act,
  personId: string,
  agencyId: string | null,
): Promise<"set" | "nobody" | "taken"> {
  const tx = await act.uow.prisma();
  const person = await tx.person.findUnique({ where: { id: personId } });
  if (person === null) return "nobody";
  const other = agencyId === null ? null : await tx.person.findUnique({ where: { agencyId } });
  if (other !== null && other.id !== personId) return "taken";
  await tx.person.update({ where: { id: personId }, data: { agencyId } });
  const data = { given: agencyId !== null };
  act.audit({ chain: "system", action: "person.agency_id_set", object: `person:${personId}`, data });
  return "set";
}
