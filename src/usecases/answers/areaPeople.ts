import type { Role } from "../../domain/inspection/areas.ts";
import { localeOf, type Locale } from "../../domain/text.ts";
import type { Act } from "../../messaging/act.ts";
import { takesPart } from "../../policies/membership.ts";

/** Somebody to be told about an area. */
export interface AreaPerson {
  personId: string;
  locale: Locale;
}

/** Those in charge of an area, without the acting person. */
export async function areaPeople(act: Act, recordId: number): Promise<AreaPerson[]> {
  const tx = await act.uow.prisma();
  const assigned = await tx.areaAssignment.findMany({
    where: { areaRecordId: recordId, member: { ...takesPart, personId: { not: act.actor?.id ?? "" } } },
    include: { member: { include: { person: true } } },
  });
  return assigned.map(({ member }) => ({
    personId: member.personId,
    locale: localeOf(member.person.locale),
  }));
}

/** People with one of these roles in an inspection, without the acting person. */
export async function peopleWithRoles(
  act: Act,
  inspectionId: string,
  roles: readonly Role[],
): Promise<AreaPerson[]> {
  const tx = await act.uow.prisma();
  const members = await tx.teamMember.findMany({
    where: {
      inspectionId,
      ...takesPart,
      role: { in: [...roles] },
      personId: { not: act.actor?.id ?? "" },
    },
    include: { person: true },
  });
  const byPerson = new Map(members.map((member) => [member.personId, member.person.locale]));
  return [...byPerson].map(([personId, locale]) => ({
    personId,
    locale: localeOf(locale),
  }));
}

export async function peopleById(act: Act, ids: readonly string[]): Promise<AreaPerson[]> {
  const tx = await act.uow.prisma();
  const people = await tx.person.findMany({ where: { id: { in: [...ids] } } });
  return people.map(({ id, locale }) => ({
    personId: id,
    locale: localeOf(locale),
  }));
}

/** Full name of the acting person. */
export async function personName(act: Act): Promise<string> {
  if (act.actor === null) return "";
  const tx = await act.uow.prisma();
  const person = await tx.person.findUnique({ where: { id: act.actor.id }, select: { fullName: true } });
  return person?.fullName ?? "";
}
