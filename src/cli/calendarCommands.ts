import { InvalidArgumentError, type Command } from "commander";
import { readCalendarFile } from "../files/readCalendarFile.ts";
import { calendarDays } from "../usecases/calendar/calendarDays.ts";
import { importCalendar } from "../usecases/calendar/importCalendar.ts";
import { JSON_OPTION, type JsonOption } from "./jsonOption.ts";
import { asOperator, type Environment } from "./operator.ts";
import { organizationId } from "./organizationId.ts";
import { Refusal } from "./Refusal.ts";
import { respond } from "./respond.ts";

/** `calendar import | list` */
export function registerCalendarCommands(program: Command, environment: Environment): void {
  const calendar = program.command("calendar").description("days off and make-up days: import, list");
  registerImport(calendar, environment);
  registerList(calendar, environment);
}

interface CalendarOptions extends JsonOption {
  organization?: string;
  year?: number;
}

const ORGANIZATION_OPTION = ["--organization <name>", "needed where there are several"] as const;

function registerImport(calendar: Command, environment: Environment): void {
  calendar
    .command("import")
    .argument("<file>", "CSV with day, kind (holiday, make_up_day), name, confirmed (yes, no)")
    .description("takes the days of a file over; every year in it is replaced as a whole")
    .option(...ORGANIZATION_OPTION)
    .option(...JSON_OPTION)
    .action((file: string, options: CalendarOptions) =>
      respond(options, async () => {
        const read = await readFileOrRefuse(file);
        if (!read.ok) {
          throw new Refusal(
            "calendar_file",
            `${file} has mistakes; nothing has changed.`,
            read.problems.map((problem) => ({
              line: problem.row,
              place: "column" in problem ? (problem.column ?? "row") : "file",
              message: `${problem.code}${problem.value === "" ? "" : `: ${problem.value}`}`,
            })),
          );
        }
        return asOperator(environment, async ({ act }) => {
          const result = await act(async (one) =>
            importCalendar(one, {
              organizationId: await organizationId(one, options.organization),
              days: read.days,
            }),
          );
          return {
            data: result,
            text: [
              `${result.days} days of ${result.years.join(", ")} taken over.`,
              ...(result.dueOnDaysOff > 0
                ? [
                    `${result.dueOnDaysOff} open remediations are due on a day off now: they count for the next working day.`,
                  ]
                : []),
            ].join("\n"),
          };
        });
      }),
    );
}

async function readFileOrRefuse(file: string): ReturnType<typeof readCalendarFile> {
  try {
    return await readCalendarFile(file);
  } catch (error) {
    throw new Refusal("unreadable_file", `${file} cannot be read.`, [], { cause: error });
  }
}

function registerList(calendar: Command, environment: Environment): void {
  calendar
    .command("list")
    .description("days off and make-up days")
    .option("--year <year>", "of this year only", year)
    .option(...ORGANIZATION_OPTION)
    .option(...JSON_OPTION)
    .action((options: CalendarOptions) =>
      respond(options, () =>
        asOperator(environment, async ({ act }) => {
          const all = await act(async (one) =>
            calendarDays(one, await organizationId(one, options.organization)),
          );
          const shown = all.filter(
            (row) => options.year === undefined || row.day.startsWith(String(options.year)),
          );
          return {
            data: { days: shown },
            text: shown
              .map(
                (row) => `${row.day}  ${row.kind}  ${row.name}${row.confirmed ? "" : "  (to be confirmed)"}`,
              )
              .join("\n"),
          };
        }),
      ),
    );
}

function year(text: string): number {
  if (!/^\d{4}$/.test(text)) throw new InvalidArgumentError("must be a year like 2026");
  return Number(text);
}
