import { Option, type Command } from "commander";
import { ROLES, type Role } from "../domain/inspection/areas.ts";
import { reissueInvite, type InviteWish, type ReissueResult } from "../usecases/invite/reissueInvite.ts";
import { inviteLines, withLinks } from "./inviteLinks.ts";
import { JSON_OPTION, type JsonOption } from "./jsonOption.ts";
import { asOperator, type Environment } from "./operator.ts";
import { Refusal } from "./Refusal.ts";
import { respond } from "./respond.ts";
import { unknownInspection } from "./unknownInspection.ts";

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
      const wish: InviteWish = {
        ...(person === undefined ? {} : { person }),
        ...(role === undefined ? {} : { role }),
        ...(area === undefined ? {} : { area }),
      };
      return respond(options, () =>
        asOperator(environment, async ({ act, config }) => {
          const result = await act((one) => reissueInvite(one, code, wish));
          if (!result.ok) throw refusal(code, result);
          const invites = withLinks(config, [result.invite]);
          return {
            data: { inspection: code, invites },
            text: ["Invitation for one use within 72 hours:", ...inviteLines(invites)].join("\n"),
          };
        }),
      );
    });
}

function refusal(code: string, result: Extract<ReissueResult, { ok: false }>): Refusal {
  if (result.reason === "unknown_inspection") return unknownInspection(code);
  const people = result.people.map(
    ({ role, person, areas }) => `  ${role}: ${person}${areas.length > 0 ? ` (${areas.join(", ")})` : ""}`,
  );
  const [errorCode, problem] =
    result.reason === "nobody"
      ? ["unknown_person", `Nobody in ${code} fits. Its people are:`]
      : ["several_people", `Several people in ${code} fit, say which one (--person, --area):`];
  return new Refusal(errorCode, [problem, ...people].join("\n"));
}
