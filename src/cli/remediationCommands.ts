import { randomUUID } from "node:crypto";
import { InvalidArgumentError, type Command } from "commander";
import { zonedTime } from "../domain/calendar/zonedTime.ts";
import { readIsoDate } from "../domain/answer/isoDate.ts";
import { DEFAULT_LADDER, minuteOf } from "../domain/remediation/ladder.ts";
import { performAct } from "../messaging/act.ts";
import { concludeInspection, type ConcludeResult } from "../usecases/remediation/concludeInspection.ts";
import { decideReminders } from "../usecases/reminder/decideReminders.ts";
import { previewReminders, type DuePreview } from "../usecases/reminder/previewReminders.ts";
import { carriedOutHere } from "./carriedOutHere.ts";
import { JSON_OPTION, type JsonOption } from "./jsonOption.ts";
import { asOperator, type Environment } from "./operator.ts";
import { Refusal } from "./Refusal.ts";
import { respond } from "./respond.ts";
import { unknownInspection } from "./unknownInspection.ts";

/** `inspection conclude`, `reminders due | run` */
export function registerRemediationCommands(program: Command, environment: Environment): void {
  registerConclude(subcommand(program, "inspection"), environment);
  const reminders = subcommand(program, "reminders", "reminders of what has to be remedied: due, run");
  registerDue(reminders, environment);
  registerRun(reminders, environment);
}

function subcommand(program: Command, name: string, description = ""): Command {
  return (
    program.commands.find((command) => command.name() === name) ??
    program.command(name).description(description)
  );
}

interface ConcludeOptions extends JsonOption {
  on: string;
  days?: number;
  working?: boolean;
}

function registerConclude(inspection: Command, environment: Environment): void {
  inspection
    .command("conclude")
    .argument("<code>", "code of the inspection")
    .description("the notice of conclusion is out: assigns what has to be remedied and tells the unit")
    .requiredOption("--on <date>", "day of the notice, like 2020-09-25", day)
    .option("--days <n>", "period for every finding; without it the plan of the organization", days)
    .option("--working", "the period is in working days")
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
            concludeInspection(act, { code, on: options.on, period }),
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

/** An instant with its zone, or a day and minutes of the business zone. */
type Moment = Date | { day: string; minute: number };

interface AtOptions extends JsonOption {
  at: Moment;
}

const AT_OPTION = [
  "--at <instant>",
  "ISO instant, like 2020-10-07T08:00+07:00; without a zone in TIME_ZONE, without a time at 07:30",
] as const;

function registerDue(reminders: Command, environment: Environment): void {
  reminders
    .command("due")
    .description("what a pass at this instant would decide; decides nothing")
    .requiredOption(...AT_OPTION, moment)
    .option(...JSON_OPTION)
    .action((options: AtOptions) =>
      respond(options, () =>
        asOperator(environment, async (operator) => {
          const at = instantOf(options.at, operator.config.timeZone);
          const previews = await operator.act((act) => previewReminders(act, at));
          return { data: previews, text: previewText(previews) };
        }),
      ),
    );
}

function registerRun(reminders: Command, environment: Environment): void {
  reminders
    .command("run")
    .description(
      "decides what is due at this instant and queues the messages; once only, however often it runs",
    )
    .requiredOption(...AT_OPTION, moment)
    .option(...JSON_OPTION)
    .action((options: AtOptions) =>
      respond(options, () =>
        asOperator(environment, async (operator) => {
          const at = instantOf(options.at, operator.config.timeZone);
          const { services, deliver } = carriedOutHere(operator, at);
          const previews = await performAct(services, { key: "cli:preview" }, (act) =>
            previewReminders(act, at),
          );
          const { reminders: decided, notices } = await decideReminders(services);
          await deliver();
          return {
            data: { at: at.toISOString(), reminders: decided, messages: notices.length, decided: previews },
            text: `Decided: ${decided} reminders in ${notices.length} messages.\n${previewText(previews)}`,
          };
        }),
      ),
    );
}

function previewText(previews: readonly DuePreview[]): string {
  if (previews.length === 0) return "Nothing is due at this instant.";
  return previews
    .flatMap(({ at, person, role, unit, step, late, items }) => [
      `${at}  ${person} (${role}, ${unit}), step ${step}${late ? ", late" : ""}`,
      ...items.map(({ finding, dueDate }) => `  by ${dueDate}: ${finding}`),
    ])
    .join("\n");
}

function day(text: string): string {
  if (readIsoDate(text) === null) throw new InvalidArgumentError("must be a day like 2020-09-25");
  return text;
}

function days(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1 || count > 3_660)
    throw new InvalidArgumentError("must be a whole number from 1 to 3660");
  return count;
}

const MINUTES_PER_HOUR = 60;
const LOCAL = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?)?$/;

function moment(text: string): Moment {
  const [, local, hour, minute] = LOCAL.exec(text) ?? [];
  if (local !== undefined && readIsoDate(local) !== null) {
    if (hour === undefined) return { day: local, minute: minuteOf(DEFAULT_LADDER.hours.from) };
    if (Number(hour) < 24 && Number(minute) < 60) {
      return { day: local, minute: Number(hour) * MINUTES_PER_HOUR + Number(minute) };
    }
  }
  const at = new Date(text);
  if (local === undefined && /^\d{4}-\d{2}-\d{2}T/.test(text) && !Number.isNaN(at.getTime())) return at;
  throw new InvalidArgumentError("must be an instant like 2020-10-07T08:00+07:00");
}

function instantOf(at: Moment, timeZone: string): Date {
  return at instanceof Date ? at : new Date(zonedTime(timeZone).instantOf(at.day, at.minute));
}
