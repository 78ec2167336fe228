import { Option, type Command } from "commander";
import { ROLES, type Role } from "../domain/inspection/areas.ts";
import { reissueInvite } from "../usecases/invite/reissueInvite.ts";
import type { PersonWish } from "../usecases/people/choosePerson.ts";
import { inviteLines, withLinks } from "./inviteLinks.ts";
import { JSON_OPTION, type JsonOption } from "./jsonOption.ts";
import { asOperator, type Environment } from "./operator.ts";
import { respond } from "./respond.ts";
import { unknownInspection } from "./unknownInspection.ts";
import { whichPerson } from "./whichPerson.ts";

interface Options extends JsonOption {
  person?: string;
  role?: Role;
  area?: string;
}

/** `invite CODE --person NAME | --role ROLE [--area AREA]` */
export function registerInviteCommand(program: Command, environment: Environment): void {
  program
    .command("invite")
    .argument("<code>", "code of the inspection")
    .description("a new invitation for a person of the inspection; that person's older ones end")
    .option("--person <name>", "the person's name, or a part of it")
    .addOption(new Option("--role <role>", "the person's role").choices(ROLES))
    .option("--area <area>", "an area assigned to the person")
    .option(...JSON_OPTION)
    .action((code: string, options: Options, command: Command) => {
      const { person, role, area } = options;
      if (person === undefined && role === undefined && area === undefined)
        command.error(
          "error: say who is invited: --person NAME, or --role ROLE with --area AREA where several have it",
        );
      const wish: PersonWish = {
        ...(person === undefined ? {} : { person }),
        ...(role === undefined ? {} : { role }),
        ...(area === undefined ? {} : { area }),
      };
      return respond(options, () =>
        asOperator(environment, async ({ act, config }) => {
          const result = await act((one) => reissueInvite(one, code, wish));
          if (!result.ok)
            throw result.reason === "unknown_inspection"
              ? unknownInspection(code)
              : whichPerson(code, result);
          const invites = withLinks(config, [result.invite]);
          return {
            data: { inspection: code, invites },
            text: ["Invitation for one use within 72 hours:", ...inviteLines(invites)].join("\n"),
          };
        }),
      );
    });
}
