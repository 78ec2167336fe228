import { sideOf } from "../../domain/inspection/areas.ts";
import {
  inspectionDetails,
  type InspectionSpec,
  type ParticipantSpec,
} from "../../domain/inspection/inspectionSpec.ts";
import { pointQuestions, reinspectionForm } from "../../domain/reinspection/reinspectionForm.ts";
import type { Act } from "../../messaging/act.ts";
import { lockInspection } from "../inspection/lockInspection.ts";
import { formOutline, loadForm, publishForm } from "../form/formLibrary.ts";
import { createInspection, type FormOutline } from "../inspection/createInspection.ts";
import {
  drawReinspection,
  type ReinspectionDraft,
  type ReinspectionOrder,
  type ReinspectionRefusal,
} from "./drawReinspection.ts";
import { reinspectionTexts } from "./reinspectionTexts.ts";

export type OpenReinspectionResult =
  | ({
      ok: true;
      id: string;
      code: string;
      on: string;
      /** Names of the questions about the points, in their order. */
      questions: string[];
    } & ReinspectionDraft)
  | ({ ok: false } & ReinspectionRefusal);

/**
 * Opens a re-inspection (phúc tra) of a unit: a new inspection on a form made of the points that are
 * still open, with the people of the inspection before. Nobody is invited anew: whoever has an account
 * has it here too. What is found ends up on the points when the re-inspection is concluded.
 */
export async function openReinspection(act: Act, order: ReinspectionOrder): Promise<OpenReinspectionResult> {
  const tx = await act.uow.prisma();
  // Of two who open one at once the second finds the first's.
  await lockInspection(act, order);
  const drawn = await drawReinspection(act, order);
  if (!drawn.ok) return drawn;
  const { previous, unit, points } = drawn;
  const code = await newCode(act, previous);
  const base = await loadForm(act, previous.formVersionId);
  const questions = pointQuestions(base.form, points);
  const form = reinspectionForm(base.form, code, points, reinspectionTexts);
  const { versionId } = await publishForm(act, form, previous.organizationId);
  const outline = await formOutline(act, versionId);
  const { spec, known } = await specOf(act, drawn, { code, on: order.on, outline, form: form.id });
  const created = await createInspection(act, () => Promise.resolve(outline), spec, known);
  if (!created.ok) throw new Error(`not found by the checks before: ${JSON.stringify(created)}`);
  const { id } = await tx.inspection.findUniqueOrThrow({ where: { code }, select: { id: true } });
  await tx.verifiedPoint.createMany({
    data: points.map(({ remediationId }, place) => ({
      inspectionId: id,
      question: questions[place] ?? "",
      remediationId,
    })),
  });
  await tx.inspection.updateMany({
    where: { id: previous.id, status: { in: ["remediation", "remediation_reported"] } },
    data: { status: "reinspection" },
  });
  act.audit({
    chain: previous.code,
    action: "reinspection.opened",
    object: `inspection:${code}`,
    data: { unit: unit.id, points: points.map(({ remediationId }) => remediationId) },
  });
  return { ...drawn, id, code, on: order.on, questions };
}

const MAX_CODE = 40;

/** "CHO-DON-2020-PT1" */
async function newCode(act: Act, previous: ReinspectionDraft["previous"]): Promise<string> {
  const tx = await act.uow.prisma();
  for (let number = 1; ; number += 1) {
    const suffix = `-PT${number}`;
    const code = `${previous.code.slice(0, MAX_CODE - suffix.length)}${suffix}`;
    if ((await tx.inspection.count({ where: { code } })) === 0) return code;
  }
}

async function specOf(
  act: Act,
  { previous, unit, people }: ReinspectionDraft,
  { code, on, outline, form }: { code: string; on: string; outline: FormOutline; form: string },
): Promise<{ spec: InspectionSpec; known: Map<ParticipantSpec, string> }> {
  const tx = await act.uow.prisma();
  const before = await tx.inspection.findUniqueOrThrow({
    where: { id: previous.id },
    include: { organization: { select: { name: true, place: true } } },
  });
  const details = inspectionDetails.parse(before.details);
  const known = new Map<ParticipantSpec, string>();
  const participants = people.map((person): ParticipantSpec => {
    const areas = person.areas.map((area) => area || outline.generalArea).filter((area) => area !== null);
    // Name and the rest are those of the person already; only the role and the areas are new.
    const participant: ParticipantSpec = { name: person.name, role: person.role, areas, locale: "vi" };
    known.set(participant, person.personId);
    return participant;
  });
  const ofUnit = ({ role }: ParticipantSpec) => sideOf(role) === "unit";
  const spec: InspectionSpec = {
    code,
    organization: before.organization,
    unit: { name: unit.name, type: unit.type },
    form,
    type: "phuc_tra",
    visitDate: on,
    dataPeriod: { from: previous.concludedOn, to: on },
    previous: previous.code,
    ...(details.plan === null ? {} : { plan: details.plan }),
    ...(details.decision === null ? {} : { decision: details.decision }),
    dossierCountBasis: details.dossierCountBasis,
    parameters: parametersOf(before.parameters, outline),
    team: participants.filter((participant) => !ofUnit(participant)),
    unitPeople: participants.filter(ofUnit),
    // What was written about the first visit is not true of this one.
    document: { ...details.document, overview: [], unitProposals: [] },
  };
  return { spec, known };
}

/** The thresholds of the plan, as far as the form still asks for them. */
function parametersOf(given: unknown, outline: FormOutline): Record<string, string | number> {
  const all = typeof given === "object" && given !== null ? Object.entries(given) : [];
  return Object.fromEntries(
    all.flatMap(([name, value]: [string, unknown]) =>
      outline.parameters.includes(name) && (typeof value === "string" || typeof value === "number")
        ? [[name, value]]
        : [],
    ),
  );
}
