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
import type { Tx } from "../../db/database.ts";
import type { Act } from "../../messaging/act.ts";
import { issueInvite } from "../invite/issueInvite.ts";
import { keepEmail } from "../people/emailAddress.ts";

export interface IssuedInvite {
  role: Role;
  person: string;
  areas: string[];
  code: string;
}

export type CreateInspectionResult =
  | { ok: true; code: string; invites: IssuedInvite[] }
  | { ok: false; reason: "unknown_form"; form: string }
  | { ok: false; reason: "code_taken"; code: string }
  /** No inspection of this unit, or of the unit it took over from, has this code. */
  | { ok: false; reason: "unknown_previous"; code: string }
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
 * nothing. The form version is the newest one and stays the inspection's for good.
 * @param known ids of people who are in the system already, by their entry in `spec`, so that nobody is
 * taken for a namesake; they get no invitation
 */
export async function createInspection(
  act: Act,
  findForm: (formId: string) => Promise<FormOutline | null>,
  spec: InspectionSpec,
  known: ReadonlyMap<ParticipantSpec, string> = new Map(),
): Promise<CreateInspectionResult> {
  const tx = await act.uow.prisma();
  const form = await findForm(spec.form);
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

  const organization = await findOrCreateOrganization(tx, spec);
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
  for (const [ordinal, participant] of people.entries()) {
    const id = known.get(participant);
    const person =
      id === undefined
        ? await findOrCreatePerson(tx, organization.id, participant)
        : await tx.person.findUniqueOrThrow({ where: { id } });
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
    if (id !== undefined) continue;
    invites.push({
      role: participant.role,
      person: person.fullName,
      areas: participant.areas,
      code: await issueInvite(act, { personId: person.id, inspection }),
    });
  }
  return { ok: true, code, invites };
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

async function findOrCreateOrganization(tx: Tx, spec: InspectionSpec) {
  const known = await tx.organization.findFirst({ where: { name: spec.organization.name } });
  return known ?? tx.organization.create({ data: spec.organization });
}

/**
 * Same name and post in the same organisation is the same person; nothing else tells them apart. An
 * address that the person has is theirs to change.
 */
async function findOrCreatePerson(tx: Tx, organizationId: string, spec: ParticipantSpec) {
  const post = spec.post ?? null;
  const known = await tx.person.findFirst({ where: { organizationId, fullName: spec.name, post } });
  const person =
    known ??
    (await tx.person.create({
      data: {
        organizationId,
        fullName: spec.name,
        honorific: spec.honorific ?? null,
        post,
        locale: spec.locale,
        sortKey: personSortKey(spec.name),
        searchKey: searchKey(spec.name),
      },
    }));
  if (spec.email !== undefined && person.email === null) await keepEmail(tx, person.id, spec.email);
  return person;
}
