import type { Command } from "commander";
import { liftHold, listHolds, placeHold, type Hold } from "../usecases/personalData/legalHolds.ts";
import { JSON_OPTION, type JsonOption } from "./jsonOption.ts";
import { asOperator, type Environment } from "./operator.ts";
import { Refusal } from "./Refusal.ts";
import { respond } from "./respond.ts";

interface AddOptions extends JsonOption {
  inspection?: string;
  person?: string;
  reason: string;
}

/** `hold add | remove | list` */
export function registerHoldCommands(program: Command, environment: Environment): void {
  const hold = program
    .command("hold")
    .description("legal holds, under which nothing is removed: add, remove, list");
  hold
    .command("add")
    .description("keep everything of a person, or of the people of an inspection, until further notice")
    .option("--inspection <code>", "the people who take or took part in it")
    .option("--person <id>", "one person: kiemtra person list")
    .requiredOption("--reason <text>", "why; it stays in the audit log")
    .option(...JSON_OPTION)
    .action((options: AddOptions) =>
      respond(options, () =>
        asOperator(environment, async ({ act }) => {
          const { inspection, person, reason } = options;
          if ((inspection === undefined) === (person === undefined))
            throw new Refusal("which", "Say either --inspection CODE or --person ID.");
          const on = inspection === undefined ? { person: person ?? "" } : { inspection };
          const id = await act((one) => placeHold(one, on, reason));
          if (id === null)
            throw new Refusal("not_found", `There is no ${Object.entries(on).flat().join(" ")}.`);
          return { data: { id }, text: `Hold ${id} is in force. To end it: kiemtra hold remove ${id}` };
        }),
      ),
    );
  hold
    .command("remove")
    .argument("<id>", "kiemtra hold list")
    .description("end a hold; the next run of the retention removes what is due")
    .requiredOption("--reason <text>", "why; it stays in the audit log")
    .option(...JSON_OPTION)
    .action((id: string, options: JsonOption & { reason: string }) =>
      respond(options, () =>
        asOperator(environment, async ({ act }) => {
          if (!(await act((one) => liftHold(one, id, options.reason))))
            throw new Refusal("not_found", `No hold ${id} is in force. Nothing has changed.`);
          return { data: { id }, text: `Hold ${id} has ended.` };
        }),
      ),
    );
  hold
    .command("list")
    .description("holds in force")
    .option("--all", "those that have ended too")
    .option(...JSON_OPTION)
    .action((options: JsonOption & { all?: boolean }) =>
      respond(options, () =>
        asOperator(environment, async ({ act }) => {
          const holds = await act((one) => listHolds(one, options.all === true));
          return { data: { holds }, text: holds.map(holdLine).join("\n") || "There is no hold." };
        }),
      ),
    );
}

function holdLine({ id, inspection, person, reason, placedAt, liftedAt, liftReason }: Hold): string {
  const on = inspection ?? (person === null ? "" : `${person.name} (${person.id})`);
  const ended =
    liftedAt === null ? "" : `, ended ${liftedAt.toISOString().slice(0, 10)}: ${liftReason ?? ""}`;
  return `${id}  ${on}, since ${placedAt.toISOString().slice(0, 10)}: ${reason}${ended}`;
}
