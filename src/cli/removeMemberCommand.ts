import type { Command } from "commander";
import { randomUUID } from "node:crypto";
import { tellRemoval } from "../bot/tell/tellRemoval.ts";
import { performAct } from "../messaging/act.ts";
import { choosePerson } from "../usecases/people/choosePerson.ts";
import { listTeam, type Participant } from "../usecases/people/listTeam.ts";
import { removeMember, type RemovalRefusal } from "../usecases/people/removeMember.ts";
import { carriedOutHere } from "./carriedOutHere.ts";
import { JSON_OPTION, type JsonOption } from "./jsonOption.ts";
import { asOperator, type Environment } from "./operator.ts";
import { Refusal } from "./Refusal.ts";
import { respond } from "./respond.ts";
import { unknownInspection } from "./unknownInspection.ts";
import { whichPerson } from "./whichPerson.ts";

interface RemoveOptions extends JsonOption {
  person: string;
  to?: string;
  reason?: string;
}

/** `inspection remove-member` */
export function registerRemoveMemberCommand(inspection: Command, environment: Environment): void {
  inspection
    .command("remove-member")
    .argument("<code>", "code of the inspection")
    .description("somebody leaves the inspection: their roles end, their open areas go to somebody else")
    .requiredOption("--person <name>", "the person's name, or a part of it")
    .option("--to <name>", "who takes over their open areas and points of remediation")
    .option("--reason <text>", "why; the person is told")
    .option(...JSON_OPTION)
    .action((code: string, options: RemoveOptions) =>
      respond(options, () =>
        asOperator(environment, async (operator) => {
          const { services, deliver } = carriedOutHere(operator);
          const result = await performAct(services, { key: `cli:${randomUUID()}` }, async (act) => {
            const tx = await act.uow.prisma();
            const inspection = await tx.inspection.findUnique({ where: { code } });
            if (inspection === null) throw unknownInspection(code);
            const team = await listTeam(act, inspection.id);
            const removed = await removeMember(act, {
              code,
              personId: personIdOf(code, team, options.person),
              toId: options.to === undefined ? null : personIdOf(code, team, options.to),
              reason: options.reason ?? null,
            });
            if (!removed.ok) throw removalRefusal(code, removed);
            await tellRemoval(act, removed);
            return removed;
          });
          await deliver();
          const { removed, handedOver } = result;
          return {
            data: {
              inspection: code,
              removed: { person: removed.name, roles: removed.roles },
              handedOver:
                handedOver === null
                  ? null
                  : { to: handedOver.to.name, areas: handedOver.areas, points: handedOver.points },
            },
            text: [
              `${removed.name} (${removed.roles.join(", ")}) no longer takes part in ${code}.`,
              ...(handedOver === null
                ? []
                : [...handedOver.areas, ...handedOver.points.map((number) => `point ${number}`)].map(
                    (what) => `  ${what}: now ${handedOver.to.name}`,
                  )),
            ].join("\n"),
          };
        }),
      ),
    );
}

function personIdOf(code: string, team: readonly Participant[], person: string): string {
  const choice = choosePerson(team, { person });
  if (!choice.ok) throw whichPerson(code, choice);
  return choice.chosen[0].personId;
}

function removalRefusal(code: string, refusal: RemovalRefusal): Refusal {
  switch (refusal.reason) {
    case "not_found":
      return unknownInspection(code);
    case "not_allowed":
      return new Refusal("not_allowed", `You may not take anybody off ${code}.`);
    case "unknown_person":
      return new Refusal("unknown_person", `This person does not take part in ${code}.`);
    case "last_lead":
      return new Refusal("last_lead", `${code} has no other lead. Nothing has changed.`);
    case "last_of_unit":
      return new Refusal("last_of_unit", `The unit would have nobody left in ${code}. Nothing has changed.`);
    case "areas_open":
      return new Refusal(
        "areas_open",
        `Nobody else has ${refusal.areas.join(", ")}: say who takes over (--to NAME). Nothing has changed.`,
      );
    case "in_charge":
      return new Refusal(
        "in_charge",
        `In charge of ${refusal.points.join(", ")} of what is to be remedied: say who takes over (--to NAME). Nothing has changed.`,
      );
    case "cannot_take_over":
      return new Refusal(
        "cannot_take_over",
        `Whoever takes over must be of the team for areas, of the unit for what is to be remedied. Nothing has changed.`,
      );
    default:
      return refusal satisfies never;
  }
}
