import {
  areaOrder,
  type InspectionDetails,
  type InspectionSpec,
  type ParticipantSpec,
} from "../../domain/inspection/inspectionSpec.ts";
import type { Role } from "../../domain/inspection/areas.ts";
import { asciiFileName } from "../../domain/language/asciiFileName.ts";
import { personSortKey } from "../../domain/language/sortKey.ts";
import { searchKey } from "../../domain/language/searchKey.ts";
import { dbDay } from "../../db/days.ts";
import type { Tx } from "../../db/joinPrisma.ts";
import type { Act } from "../../messaging/act.ts";
import { issueInvite } from "../invite/issueInvite.ts";
import { keepEmail } from "../people/emailAddress.ts";
import { knownPeople, type KnownPeople } from "../people/knownPeople.ts";
import { namesakesOf, type Namesakes } from "../people/namesakesOf.ts";

export interface IssuedInvite {
  role: Role;
  person: string;
  areas: string[];
  code: string;
}

export type CreateInspectionResult =
  | { ok: true; code: string; invites: IssuedInvite[]; namesakes: Namesakes[] }
  | { ok: false; reason: "unknown_form"; form: string }
  | { ok: false; reason: "code_taken"; code: string }
  /** No inspection of this unit, or of the unit it took over from, has this code. */
  | { ok: false; reason: "unknown_previous"; code: string }
  | Extract<KnownPeople, { ok: false }>
  | { ok: false; reason: "unknown_area" | "unknown_parameter"; name: string; known: string[] };

/** What of a form version the creation needs: its areas in order and its parameters' names. */
export interface FormOutline {
  versionId: string;
  areas: string[];
  /** Name of the area of the questions outside of all groups, when there are any. */
  generalArea: string | null;
  parameters: string[];
}

/**
 * Writes an inspection with its unit, people, team, areas and one invitation a person, all or
 * nothing. The form version is the one that the organization uses now and stays the inspection's for good. People are new unless
 * `spec` says who they are (knownPeople): a name is no proof.
 * @param findForm gives the version that an organization uses; null is one that has nothing of its own yet
 * @param enrolled ids of people who take part as they are, by their entry in `spec`: they get no invitation
 */
export async function createInspection(
  act: Act,
  findForm: (formId: string, organizationId: string | null) => Promise<FormOutline | null>,
  spec: InspectionSpec,
  enrolled: ReadonlyMap<ParticipantSpec, string> = new Map(),
): Promise<CreateInspectionResult> {
  const tx = await act.uow.prisma();
  const office = await tx.organization.findFirst({ where: { name: spec.organization.name } });
  const form = await findForm(spec.form, office?.id ?? null);
  if (form === null) return { ok: false, reason: "unknown_form", form: spec.form };
  const areas = spec.areas ?? form.areas;
  const people = [...spec.team, ...spec.unitPeople];
  const strangeArea = [...areas, ...people.flatMap((p) => p.areas)].find(
    (area) => !form.areas.includes(area),
  );
  if (strangeArea !== undefined) {
    return { ok: false, reason: "unknown_area", name: strangeArea, known: form.areas };
  }
  const strange = Object.keys(spec.parameters).find((name) => !form.parameters.includes(name));
  if (strange !== undefined) {
    return { ok: false, reason: "unknown_parameter", name: strange, known: form.parameters };
  }
  const code = spec.code ?? `${asciiFileName(spec.unit.name).toUpperCase()}-${spec.visitDate}`;
  if ((await tx.inspection.count({ where: { code } })) > 0) return { ok: false, reason: "code_taken", code };

  const previousId = spec.previous === undefined ? null : await findPrevious(tx, spec, spec.previous);
  if (spec.previous !== undefined && previousId === null) {
    return { ok: false, reason: "unknown_previous", code: spec.previous };
  }

  const resolved = await knownPeople(tx, office?.id ?? null, spec);
  if (!resolved.ok) return resolved;
  const organization = office ?? (await tx.organization.create({ data: spec.organization }));
  const unit = await tx.unit.upsert({
    where: { organizationId_name: { organizationId: organization.id, name: spec.unit.name } },
    create: {
      organizationId: organization.id,
      name: spec.unit.name,
      searchKey: searchKey(spec.unit.name),
      type: spec.unit.type,
    },
    update: {},
  });
  const details: InspectionDetails = {
    plan: spec.plan ?? null,
    decision: spec.decision ?? null,
    dossierCountBasis: spec.dossierCountBasis,
    document: spec.document,
  };
  const inspection = await tx.inspection.create({
    data: {
      code,
      organizationId: organization.id,
      unitId: unit.id,
      formVersionId: form.versionId,
      type: spec.type,
      visitDate: dbDay(spec.visitDate),
      dataPeriodFrom: dbDay(spec.dataPeriod.from),
      dataPeriodTo: dbDay(spec.dataPeriod.to),
      details,
      parameters: spec.parameters,
      previousId,
      createdAt: act.now,
      areas: {
        create: [...areas]
          .sort((a, b) => areaOrder(a) - areaOrder(b))
          .map((area, ordinal) => ({ area: area === form.generalArea ? "" : area, ordinal })),
      },
    },
    include: { areas: true },
  });
  act.audit({
    chain: code,
    action: "inspection.created",
    object: `inspection:${code}`,
    data: { unit: unit.id, form: form.versionId, visitDate: spec.visitDate, areas },
  });
  const recordOf = new Map(inspection.areas.map(({ area, id }) => [area || form.generalArea, id]));
  const invites: IssuedInvite[] = [];
  const added: string[] = [];
  /** By the word that the file gives them. */
  const named = new Map<string, string>();
  for (const [ordinal, participant] of people.entries()) {
    const { person: word } = participant;
    const id =
      enrolled.get(participant) ??
      resolved.known.get(participant) ??
      (word === undefined ? undefined : named.get(word)) ??
      (await addPerson(tx, organization.id, participant, added));
    if (word !== undefined) named.set(word, id);
    const person = await tx.person.findUniqueOrThrow({ where: { id } });
    // An address that the person has is theirs to change.
    if (participant.email !== undefined && person.email === null) await keepEmail(tx, id, participant.email);
    const records = participant.areas.map((area) => recordOf.get(area)).filter((id) => id !== undefined);
    await tx.teamMember.create({
      data: {
        inspectionId: inspection.id,
        personId: person.id,
        role: participant.role,
        ordinal,
        assignments: { create: records.map((areaRecordId) => ({ areaRecordId })) },
      },
    });
    act.audit({
      chain: code,
      action: "member.added",
      object: `person:${person.id}`,
      data: { role: participant.role, areas: participant.areas },
    });
    if (enrolled.has(participant)) continue;
    invites.push({
      role: participant.role,
      person: person.fullName,
      areas: participant.areas,
      code: await issueInvite(act, { personId: person.id, inspection }),
    });
  }
  return { ok: true, code, invites, namesakes: await namesakesOf(tx, organization.id, added) };
}

/** Id of the inspection with the code, when it was one of the same unit or of a predecessor. */
async function findPrevious(
  tx: Tx,
  { organization, unit }: InspectionSpec,
  code: string,
): Promise<string | null> {
  const { name } = unit;
  const found = await tx.inspection.findFirst({
    where: {
      code,
      organization: { name: organization.name },
      unit: { OR: [{ name }, { successors: { some: { name } } }] },
    },
    select: { id: true },
  });
  return found?.id ?? null;
}

async function addPerson(
  tx: Tx,
  organizationId: string,
  spec: ParticipantSpec,
  added: string[],
): Promise<string> {
  const { id } = await tx.person.create({
    data: {
      organizationId,
      fullName: spec.name,
      honorific: spec.honorific ?? null,
      post: spec.post ?? null,
      locale: spec.locale,
      sortKey: personSortKey(spec.name),
      searchKey: searchKey(spec.name),
    },
    select: { id: true },
  });
  added.push(id);
  return id;
}
