import type { Command } from "commander";
import { formMismatches } from "../domain/inspection/formMismatches.ts";
import type { InspectionSpec } from "../domain/inspection/inspectionSpec.ts";
import { newestForm } from "../usecases/form/formLibrary.ts";
import { publishBuiltInForms } from "../usecases/form/publishBuiltInForms.ts";
import { createInspection, type FormOutline } from "../usecases/inspection/createInspection.ts";
import { listInspections, type InspectionEntry } from "../usecases/inspection/listInspections.ts";
import { showInspection, type InspectionView } from "../usecases/inspection/showInspection.ts";
import { registerConcludeCommand } from "./concludeCommand.ts";
import type { WrongPerson } from "../usecases/people/knownPeople.ts";
import type { Namesakes } from "../usecases/people/namesakesOf.ts";
import { mistakesIn, readInspectionYaml } from "./inspectionFile.ts";
import { inviteLines, withLinks } from "./inviteLinks.ts";
import { JSON_OPTION, type JsonOption } from "./jsonOption.ts";
import { registerCloseCommand } from "./closeCommand.ts";
import { personLine } from "./personLine.ts";
import { registerReinspectCommand } from "./reinspectCommand.ts";
import { registerRemoveMemberCommand } from "./removeMemberCommand.ts";
import { asOperator, type Environment, type Operator } from "./operator.ts";
import { respond, type Outcome } from "./respond.ts";
import { unknownInspection } from "./unknownInspection.ts";

/** `inspection create | conclude | reinspect | remove-member | close | list | show` */
export function registerInspectionCommands(program: Command, environment: Environment): void {
  const inspection = program
    .command("inspection")
    .description("inspections: create, conclude, reinspect, remove-member, close, list, show");
  inspection
    .command("create")
    .argument("<file>", "YAML file with the header, the team and the unit's people")
    .description("write an inspection and print one invitation a person")
    .option(...JSON_OPTION)
    .action((file: string, options: JsonOption) => respond(options, () => create(environment, file)));
  registerConcludeCommand(inspection, environment);
  registerReinspectCommand(inspection, environment);
  registerRemoveMemberCommand(inspection, environment);
  registerCloseCommand(inspection, environment);
  inspection
    .command("list")
    .description("all inspections, newest visit first")
    .option(...JSON_OPTION)
    .action((options: JsonOption) =>
      respond(options, () =>
        asOperator(environment, async ({ act }) => {
          const inspections = await act(listInspections);
          return { data: { inspections }, text: listText(inspections) };
        }),
      ),
    );
  inspection
    .command("show")
    .argument("<code>", "code of the inspection")
    .description("header, team, areas with their progress, findings, documents")
    .option(...JSON_OPTION)
    .action((code: string, options: JsonOption) =>
      respond(options, () =>
        asOperator(environment, async ({ act, config }) => {
          const view = await act((one) => showInspection(one, code, config.defaultLocale));
          if (view === null) throw unknownInspection(code);
          return { data: view, text: showText(view) };
        }),
      ),
    );
}

async function create(environment: Environment, file: string): Promise<Outcome> {
  const { spec, locate } = await readInspectionYaml(file);
  return asOperator(environment, async (operator) => {
    const form = await findForm(operator, spec.form, spec.organization.name);
    if (form === null) {
      throw mistakesIn(
        file,
        locate([
          { path: ["form"], message: `there is no form ${spec.form} here: import it first (form import)` },
        ]),
      );
    }
    const mistakes = formMismatches(spec, form);
    if (mistakes.length > 0) throw mistakesIn(file, locate(mistakes));
    const result = await operator.act((act) => createInspection(act, () => Promise.resolve(form), spec));
    if (!result.ok) {
      if (result.reason === "unknown_previous") {
        const message = `${result.code} is no inspection of ${spec.unit.name}, nor of a unit it took over from`;
        throw mistakesIn(file, locate([{ path: ["previous"], message }]));
      }
      if (result.reason === "wrong_person") {
        const list = spec.team.includes(result.entry) ? "team" : "unitPeople";
        const path = [list, spec[list].indexOf(result.entry), "person"];
        throw mistakesIn(file, locate([{ path, message: wrongPersonText(result.why) }]));
      }
      if (result.reason !== "code_taken")
        throw new Error(`not found by the checks before: ${JSON.stringify(result)}`);
      const message = `there is an inspection ${result.code} already: give this one a code of its own`;
      throw mistakesIn(file, locate([{ path: ["code"], message }]));
    }
    const invites = withLinks(operator.config, result.invites);
    for (const area of nobodysAreas(spec, form)) {
      operator.log.warn({ inspection: result.code, area }, "nobody is assigned to this area");
    }
    return {
      data: {
        inspection: result.code,
        invites,
        ...(result.namesakes.length === 0 ? {} : { namesakes: result.namesakes }),
      },
      text: [
        `Inspection ${result.code}. Invitations, each for one use within 72 hours:`,
        ...inviteLines(invites),
        ...namesakeLines(result.namesakes),
      ].join("\n"),
    };
  });
}

function wrongPersonText(why: WrongPerson): string {
  switch (why) {
    case "unknown":
      return "nobody of this organization has this id (kiemtra person list)";
    case "merged":
      return "was found to be somebody else: give that person's id (kiemtra person list)";
    case "other_name":
      return "is somebody of another name";
    case "other_side":
      return "nobody is of a team and of an inspected unit: leave the id out, and it is somebody new";
    default:
      return why satisfies never;
  }
}

function namesakeLines(namesakes: readonly Namesakes[]): string[] {
  if (namesakes.length === 0) return [];
  return [
    "These are new people; others have the same name. Where two are one: kiemtra person merge ID-TO-KEEP ID",
    ...namesakes.flatMap(({ person, others }) => [
      `  ${personLine(person)}`,
      ...others.map((other) => `    also: ${personLine(other)}`),
    ]),
  ];
}

/** The forms that come with Kiemtra are there after the first start of a service, or from here on. */
async function findForm(
  { act, services }: Operator,
  id: string,
  organization: string,
): Promise<FormOutline | null> {
  const find = () =>
    act(async (one) => {
      const tx = await one.uow.prisma();
      const owner = await tx.organization.findFirst({ where: { name: organization } });
      return newestForm(one, id, owner?.id ?? null);
    });
  const known = await find();
  if (known !== null) return known;
  await publishBuiltInForms(services);
  return find();
}

function nobodysAreas(spec: InspectionSpec, form: FormOutline): string[] {
  const assigned = new Set(spec.team.flatMap(({ areas }) => areas));
  return (spec.areas ?? form.areas).filter((area) => !assigned.has(area));
}

function listText(inspections: readonly InspectionEntry[]): string {
  if (inspections.length === 0) return "There is no inspection yet.";
  return inspections
    .map(
      ({ code, unit, visitDate, status, areas, submittedAreas, findings }) =>
        `${code}  ${visitDate}  ${unit}  ${status}  areas ${submittedAreas}/${areas}  findings ${findings}`,
    )
    .join("\n");
}

function showText({ inspection, team, areas, findings, documents }: InspectionView): string {
  const { form, dataPeriod } = inspection;
  return [
    `${inspection.code}: ${inspection.unit} (${inspection.unitType}), visit on ${inspection.visitDate}`,
    `  by ${inspection.organization}, data ${dataPeriod.from} to ${dataPeriod.to}, ${inspection.type}, ${inspection.status}`,
    `  form ${form.id} ${form.version} (${form.sha256.slice(0, 12)})`,
    "Team",
    ...team.map(
      ({ role, person, areas: own, enrolled }) =>
        `  ${role}: ${person}${own.length > 0 ? ` (${own.join(", ")})` : ""}${enrolled ? "" : ", not enrolled yet"}`,
    ),
    "Areas",
    ...areas.map(
      ({ area, label, status, answered, total }) => `  ${area}: ${answered}/${total}, ${status} (${label})`,
    ),
    `Findings: ${findings.length === 0 ? "none" : ""}`,
    ...findings.map(({ area, severity, state, text }) => `  ${area}, ${severity}, ${state}: ${text}`),
    `Documents: ${documents.length === 0 ? "none" : ""}`,
    ...documents.map(
      ({ name, revision, size, createdAt }) => `  ${name}, revision ${revision}, ${size} bytes, ${createdAt}`,
    ),
  ].join("\n");
}
