import { Option, type Command } from "commander";
import { CHANNEL_NAMES, type ChannelName } from "../domain/channelName.ts";
import { csvText } from "../usecases/export/csvText.ts";
import { affectedPeople } from "../usecases/personalData/affectedPeople.ts";
import { JSON_OPTION, type JsonOption } from "./jsonOption.ts";
import { asOperator, type Environment } from "./operator.ts";
import { respond } from "./respond.ts";
import { unknownInspection } from "./unknownInspection.ts";
import { writeWhole } from "./writeWhole.ts";

interface Options extends JsonOption {
  out?: string;
  inspection?: string;
  channel?: ChannelName;
}

const HEADER = [
  "id",
  "name",
  "post",
  "agency",
  "email",
  "channels",
  "inspections",
  "messages",
  "answers",
  "evidence",
  "places",
] as const;

/** `breach-list [--inspection CODE] [--channel NAME] [--out FILE.csv]` */
export function registerBreachCommand(program: Command, environment: Environment): void {
  program
    .command("breach-list")
    .description("after a breach: the people it concerns, what is held about them, how to reach them")
    .option("--inspection <code>", "only those who take or took part in it")
    .addOption(new Option("--channel <name>", "only those with an account there").choices(CHANNEL_NAMES))
    .option("--out <file>", "a CSV file for Excel; else the list is printed")
    .option(...JSON_OPTION)
    .action(({ out, inspection, channel, ...options }: Options) =>
      respond(options, () =>
        asOperator(environment, async ({ act }) => {
          const scope = {
            ...(inspection === undefined ? {} : { inspection }),
            ...(channel === undefined ? {} : { channel }),
          };
          const people = await act((one) => affectedPeople(one, scope));
          if (people === null) throw unknownInspection(inspection ?? "");
          const table = {
            header: HEADER,
            rows: people.map(({ channels, inspections, ...person }) => {
              const row = { ...person, channels: channels.join(" "), inspections: inspections.join(" ") };
              return HEADER.map((column) => row[column]);
            }),
          };
          if (out !== undefined) await writeWhole(out, csvText(table));
          const text =
            out === undefined
              ? table.rows.map((row) => row.map((cell) => cell ?? "").join("\t")).join("\n")
              : `${people.length} people: ${out}`;
          return {
            data: { people, ...(out === undefined ? {} : { file: out }) },
            text: text === "" ? "Nobody." : text,
          };
        }),
      ),
    );
}
