import type { Command } from "commander";
import { stringify } from "yaml";
import { retentionPeriods } from "../domain/personalData/retentionPeriods.ts";
import {
  drawRetention,
  runRetention,
  type RetentionRun,
} from "../usecases/personalData/retention/runRetention.ts";
import { changePeriods, periodsInForce } from "../usecases/personalData/retention/periods.ts";
import { readYaml } from "./inspectionFile.ts";
import { JSON_OPTION, type JsonOption } from "./jsonOption.ts";
import { asOperator, type Environment } from "./operator.ts";
import { respond } from "./respond.ts";

/** `retention [--dry-run]`, `retention show`, `retention set FILE.yaml` */
export function registerRetentionCommands(program: Command, environment: Environment): void {
  const retention = program
    .command("retention")
    .description("remove now what has been kept long enough (the service does so once a day); show, set")
    .option("--dry-run", "say what would be removed, and remove nothing")
    .option(...JSON_OPTION)
    .action((options: JsonOption & { dryRun?: boolean }) =>
      respond(options, () =>
        asOperator(environment, async ({ act, services }) => {
          const isDry = options.dryRun === true;
          const run = isDry ? await act(drawRetention) : await runRetention(services);
          if (run === null) throw new Error("the operator's own run was refused");
          return { data: { done: !isDry, ...run }, text: runText(run, isDry) };
        }),
      ),
    );
  retention
    .command("show")
    .description("print the periods in days as YAML, to be changed and set again")
    .option(...JSON_OPTION)
    .action((_: JsonOption, command: Command) => {
      // The parent has an option of the same name, and takes it.
      const options: JsonOption = command.optsWithGlobals();
      return respond(options, () =>
        asOperator(environment, async ({ act }) => {
          const periods = await act(periodsInForce);
          return { data: { periods }, text: stringify(periods).trimEnd() };
        }),
      );
    });
  retention
    .command("set")
    .argument("<file>", "YAML file with days by kind; what it leaves out is as usual again")
    .description("set how many days what is kept; the next run follows it")
    .option(...JSON_OPTION)
    .action((file: string, _: JsonOption, command: Command) => {
      const options: JsonOption = command.optsWithGlobals();
      return respond(options, async () => {
        const { data: periods } = await readYaml(file, retentionPeriods);
        return asOperator(environment, async ({ act }) => {
          await act((one) => changePeriods(one, periods));
          return { data: { periods }, text: `The periods follow ${file} from the next run on.` };
        });
      });
    });
}

function runText({ periods, counts }: RetentionRun, isDry: boolean): string {
  return [
    isDry ? "Would be removed:" : "Removed:",
    ...Object.entries(counts).map(([kind, count]) => `  ${kind}: ${count}`),
    `After, in days: ${Object.entries(periods)
      .map(([kind, days]) => `${kind} ${days}`)
      .join(", ")}`,
    ...(isDry ? ["Nothing has changed."] : []),
  ].join("\n");
}
