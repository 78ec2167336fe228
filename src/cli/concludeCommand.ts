import { randomUUID } from "node:crypto";
import { InvalidArgumentError, type Command } from "commander";
import { performAct } from "../messaging/act.ts";
import { concludeInspection, type ConcludeResult } from "../usecases/remediation/concludeInspection.ts";
import { carriedOutHere } from "./carriedOutHere.ts";
import { isoDay } from "./isoDay.ts";
import { JSON_OPTION, type JsonOption } from "./jsonOption.ts";
import { asOperator, type Environment } from "./operator.ts";
import { Refusal } from "./Refusal.ts";
import { respond } from "./respond.ts";
import { unknownInspection } from "./unknownInspection.ts";

interface ConcludeOptions extends JsonOption {
  on: string;
  days?: number;
  working?: boolean;
  despite?: string;
}

/** `inspection conclude` */
export function registerConcludeCommand(inspection: Command, environment: Environment): void {
  inspection
    .command("conclude")
    .argument("<code>", "code of the inspection")
    .description("the notice of conclusion is out: assigns what has to be remedied and tells the unit")
    .requiredOption("--on <date>", "day of the notice, like 2020-09-25", isoDay)
    .option("--days <n>", "period for every finding; without it the plan of the organization", days)
    .option("--working", "the period is in working days")
    .option("--despite <reason>", "why, although areas are not handed in or hardly answered")
    .option(...JSON_OPTION)
    .action((code: string, options: ConcludeOptions, command: Command) => {
      if (options.working === true && options.days === undefined) {
        command.error("error: --working says what --days counts: give --days N");
      }
      return respond(options, () =>
        asOperator(environment, async (operator) => {
          const { services, deliver } = carriedOutHere(operator);
          const period =
            options.days === undefined
              ? null
              : {
                  count: options.days,
                  unit: options.working === true ? ("working_day" as const) : ("calendar_day" as const),
                };
          const result = await performAct(services, { key: `cli:${randomUUID()}` }, (act) =>
            concludeInspection(act, { code, on: options.on, period, despite: options.despite ?? null }),
          );
          if (!result.ok) throw conclusionRefusal(code, result);
          for (const warning of result.warnings) {
            operator.log.warn({ inspection: code, ...warning }, "the conclusion needs a look");
          }
          await deliver();
          const { ok: _, ...data } = result;
          return { data, text: conclusionText(result) };
        }),
      );
    });
}

function conclusionRefusal(code: string, result: Extract<ConcludeResult, { ok: false }>): Refusal {
  switch (result.reason) {
    case "not_found":
      return unknownInspection(code);
    case "not_allowed":
      return new Refusal("not_allowed", `You may not conclude ${code}.`);
    case "already_concluded":
      return new Refusal("already_concluded", `${code} is concluded already; nothing has changed.`);
    case "in_the_future":
      return new Refusal(
        "in_the_future",
        "The day of the notice is still to come: give the day it was issued.",
      );
    case "before_the_visit":
      return new Refusal(
        "before_the_visit",
        `The visit of ${code} was on ${result.visitDate}: the notice comes after it.`,
      );
    case "incomplete":
      return new Refusal(
        "incomplete",
        [
          `These areas of ${code} are not handed in or hardly answered; nothing has changed:`,
          ...result.areas.map(
            ({ area, handedIn, answered, asked }) =>
              `  ${area}: ${handedIn ? "handed in" : "not handed in"}, ${answered} of ${asked} answered`,
          ),
          "To conclude all the same, say why: --despite REASON",
        ].join("\n"),
      );
    case "undecided":
      return new Refusal(
        "undecided",
        `The lead has not decided these findings of ${code} yet: ${result.numbers.join(", ")}. Nothing has changed.`,
      );
    default:
      return result satisfies never;
  }
}

function conclusionText(result: Extract<ConcludeResult, { ok: true }>): string {
  return [
    `${result.inspection} is concluded on ${result.concludedOn}. To be remedied: ${result.remediations.length}`,
    ...result.remediations.map(
      ({ dueDate, severity, finding }) => `  by ${dueDate} (${severity}): ${finding}`,
    ),
    ...result.warnings.map((warning) =>
      warning.code === "unknown_year"
        ? `  The calendar has no days off for ${warning.years.join(", ")}: due dates there may be wrong.`
        : "  Nobody of the unit is in this inspection: the lead is told in its place.",
    ),
  ].join("\n");
}

function days(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1 || count > 3_660)
    throw new InvalidArgumentError("must be a whole number from 1 to 3660");
  return count;
}
