import { Option, type Command } from "commander";
import { REQUEST_KINDS, type RequestKind } from "../domain/personalData/requestDays.ts";
import {
  answerRequest,
  listRequests,
  noteRequest,
  type DataRequest,
  type RequestOutcome,
} from "../usecases/personalData/requests.ts";
import { JSON_OPTION, type JsonOption } from "./jsonOption.ts";
import { asOperator, type Environment } from "./operator.ts";
import { Refusal } from "./Refusal.ts";
import { respond } from "./respond.ts";

const OUTCOMES = ["done", "partly", "refused"] as const satisfies readonly RequestOutcome[];

/** `request list | add | answer` */
export function registerRequestCommands(program: Command, environment: Environment): void {
  const request = program
    .command("request")
    .description("what people have asked for about their data, with the days of the law: list, add, answer");
  request
    .command("list")
    .description("those that wait for an answer, the most urgent first")
    .option("--all", "the answered ones too")
    .option(...JSON_OPTION)
    .action((options: JsonOption & { all?: boolean }) =>
      respond(options, () =>
        asOperator(environment, async ({ act }) => {
          const requests = await act((one) => listRequests(one, options.all === true));
          return { data: { requests }, text: requests.map(requestLine).join("\n") || "Nothing waits." };
        }),
      ),
    );
  request
    .command("add")
    .argument("<person>", "kiemtra person list")
    .description("note a request that came by letter or word of mouth")
    .addOption(
      new Option("--kind <kind>", "what is asked for").choices(REQUEST_KINDS).makeOptionMandatory(true),
    )
    .option("--text <text>", "in the person's words")
    .option(...JSON_OPTION)
    .action((personId: string, options: JsonOption & { kind: RequestKind; text?: string }) =>
      respond(options, () =>
        asOperator(environment, async ({ act }) => {
          const noted = await act((one) => noteRequest(one, personId, options.kind, options.text ?? null));
          if (noted === null) throw new Refusal("not_found", `There is no person ${personId}.`);
          return { data: noted, text: requestLine(noted) };
        }),
      ),
    );
  request
    .command("answer")
    .argument("<id>", "kiemtra request list")
    .description("record what the person was answered")
    .addOption(new Option("--outcome <outcome>", "what was done").choices(OUTCOMES).makeOptionMandatory(true))
    .requiredOption("--text <text>", "the answer, with the reason where something is refused")
    .option(...JSON_OPTION)
    .action((id: string, options: JsonOption & { outcome: RequestOutcome; text: string }) =>
      respond(options, () =>
        asOperator(environment, async ({ act }) => {
          const { outcome, text: answer } = options;
          const answered = await act((one) => answerRequest(one, id, { outcome, answer }));
          if (answered === null)
            throw new Refusal("not_found", `No request ${id} waits for an answer. Nothing has changed.`);
          return { data: answered, text: requestLine(answered) };
        }),
      ),
    );
}

function requestLine(request: DataRequest): string {
  const { id, person, kind, text, receivedOn, answerBy, doBy, outcome, answer, answeredOn, isLate } = request;
  const state =
    outcome === null
      ? `to be answered by ${answerBy}, carried out by ${doBy}${isLate ? " LATE" : ""}`
      : `${outcome} on ${answeredOn ?? ""}: ${answer ?? ""}`;
  return `${id}  ${kind}, ${person.name} (${person.id}), ${receivedOn}: ${state}${text === null ? "" : `\n  “${text}”`}`;
}
