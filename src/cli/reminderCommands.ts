import { InvalidArgumentError, type Command } from "commander";
import { zonedTime } from "../domain/calendar/zonedTime.ts";
import { readIsoDate } from "../domain/calendar/isoDay.ts";
import { DEFAULT_LADDER, minuteOf } from "../domain/remediation/ladder.ts";
import { performAct } from "../messaging/act.ts";
import { decideReminders } from "../usecases/reminder/decideReminders.ts";
import { previewReminders, type DuePreview } from "../usecases/reminder/previewReminders.ts";
import { carriedOutHere } from "./carriedOutHere.ts";
import { JSON_OPTION, type JsonOption } from "./jsonOption.ts";
import { asOperator, type Environment } from "./operator.ts";
import { respond } from "./respond.ts";

/** `reminders due | run` */
export function registerReminderCommands(program: Command, environment: Environment): void {
  const reminders = program
    .command("reminders")
    .description("reminders of what has to be remedied: due, run");
  registerDue(reminders, environment);
  registerRun(reminders, environment);
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
