import type { Command } from "commander";
import { stringify } from "yaml";
import { deadlineRules } from "../domain/remediation/deadlineRules.ts";
import { changeDeadlines, deadlinesOf } from "../usecases/remediation/changeDeadlines.ts";
import { readYaml } from "./inspectionFile.ts";
import { JSON_OPTION, type JsonOption } from "./jsonOption.ts";
import { asOperator, type Environment } from "./operator.ts";
import { organizationId } from "./organizationId.ts";
import { respond } from "./respond.ts";

interface Options extends JsonOption {
  organization?: string;
}

const ORGANIZATION_OPTION = ["--organization <name>", "needed where there are several"] as const;

/** `deadlines show`, `deadlines set FILE.yaml` */
export function registerDeadlineCommands(program: Command, environment: Environment): void {
  const deadlines = program
    .command("deadlines")
    .description("how long units have to remedy, and when they are reminded: show, set");
  deadlines
    .command("show")
    .description("print the rules as YAML, to be changed and set again")
    .option(...ORGANIZATION_OPTION)
    .option(...JSON_OPTION)
    .action((options: Options) =>
      respond(options, () =>
        asOperator(environment, async ({ act }) => {
          const rules = await act(async (one) =>
            deadlinesOf(one, await organizationId(one, options.organization)),
          );
          const { organization: _, ...file } = rules;
          return { data: rules, text: stringify(file).trimEnd() };
        }),
      ),
    );
  deadlines
    .command("set")
    .argument("<file>", "YAML file; what it leaves out is as usual again")
    .description("take the rules over; due dates already told stay as they are")
    .option(...ORGANIZATION_OPTION)
    .option(...JSON_OPTION)
    .action((file: string, options: Options) =>
      respond(options, async () => {
        const { data } = await readYaml(file, deadlineRules);
        return asOperator(environment, async ({ act }) => {
          const rules = await act(async (one) => {
            const id = await organizationId(one, options.organization);
            await changeDeadlines(one, id, data);
            return deadlinesOf(one, id);
          });
          return { data: rules, text: `${rules.organization} follows ${file} from now on.` };
        });
      }),
    );
}
