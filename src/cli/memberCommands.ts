import { InvalidArgumentError, type Command } from "commander";
import { randomUUID } from "node:crypto";
import { tellRole } from "../bot/tell/tellRole.ts";
import { ROLES, type Role } from "../domain/inspection/areas.ts";
import { performAct } from "../messaging/act.ts";
import { changeRole, type RoleRefusal } from "../usecases/people/changeRole.ts";
import { choosePerson } from "../usecases/people/choosePerson.ts";
import { listTeam } from "../usecases/people/listTeam.ts";
import { JSON_OPTION, type JsonOption } from "./jsonOption.ts";
import { asOperator, type Environment } from "./operator.ts";
import { Refusal } from "./Refusal.ts";
import { respond } from "./respond.ts";
import { unknownInspection } from "./unknownInspection.ts";
import { whichPerson } from "./whichPerson.ts";

interface RoleOptions extends JsonOption {
  person: string;
  from?: Role;
  to: Role;
}

/** `member role` */
export function registerMemberCommands(program: Command, environment: Environment): void {
  program
    .command("member")
    .description("people of an inspection: role (remove: inspection remove-member)")
    .command("role")
    .argument("<code>", "code of the inspection")
    .description("gives somebody another role; areas and answers stay")
    .requiredOption("--person <name>", "the person's name, or a part of it")
    .requiredOption("--to <role>", ROLES.join(", "), roleOf)
    .option("--from <role>", "the role that ends, where the person has several", roleOf)
    .option(...JSON_OPTION)
    .action((code: string, options: RoleOptions) =>
      respond(options, () =>
        asOperator(environment, ({ services }) =>
          performAct(services, { key: `cli:${randomUUID()}` }, async (act) => {
            const tx = await act.uow.prisma();
            const inspection = await tx.inspection.findUnique({ where: { code } });
            if (inspection === null) throw unknownInspection(code);
            const team = await listTeam(act, inspection.id);
            const { person, from: role } = options;
            const choice = choosePerson(team, { person, ...(role === undefined ? {} : { role }) });
            if (!choice.ok) throw whichPerson(code, choice);
            const [chosen, another] = choice.chosen;
            if (another !== undefined) {
              throw new Refusal(
                "several_roles",
                `${chosen.person} is ${choice.chosen.map((one) => one.role).join(" and ")}: say which ends (--from ROLE).`,
              );
            }
            const { personId, role: from } = chosen;
            const result = await changeRole(act, { code, personId, from, to: options.to });
            if (!result.ok) throw roleRefusal(code, chosen.person, result);
            await tellRole(act, result);
            return {
              data: { inspection: code, person: result.person.name, from, to: result.to },
              text: `${result.person.name} is ${result.to} in ${code}, no longer ${from}.`,
            };
          }),
        ),
      ),
    );
}

function roleOf(text: string): Role {
  const role = ROLES.find((known) => known === text);
  if (role === undefined) throw new InvalidArgumentError(`It is one of ${ROLES.join(", ")}.`);
  return role;
}

function roleRefusal(code: string, name: string, refusal: RoleRefusal): Refusal {
  const because = (why: string): Refusal => new Refusal(refusal.reason, `${why} Nothing has changed.`);
  switch (refusal.reason) {
    case "not_found":
      return unknownInspection(code);
    case "not_allowed":
      return because(`You may not change roles in ${code}.`);
    case "closed":
      return because(`${code} is closed.`);
    case "unknown_person":
      return because(`${name} has not that role in ${code}.`);
    case "has_role":
      return because(`${name} has that role already.`);
    case "other_side":
      return because("Nobody is of a team and of an inspected unit.");
    case "last_lead":
      return because(`${code} has no other lead.`);
    case "last_of_unit":
      return because(`The unit would have nobody left in ${code}.`);
    case "areas_open":
      return because(
        `${name} has ${refusal.areas.join(", ")}, which the new role does not fill in: hand them over first.`,
      );
    default:
      return refusal satisfies never;
  }
}
