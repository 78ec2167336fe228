import type { Command } from "commander";
import { normalizeText } from "../domain/language/normalizeText.ts";
import { NOTICE_VERSION } from "../domain/personalData/noticeVersion.ts";
import { dataOfficerOf, nameDataOfficer } from "../usecases/personalData/dataOfficer.ts";
import { informedCounts } from "../usecases/personalData/informedCounts.ts";
import { JSON_OPTION, type JsonOption } from "./jsonOption.ts";
import { asOperator, type Environment } from "./operator.ts";
import { organizationId } from "./organizationId.ts";
import { Refusal } from "./Refusal.ts";
import { respond } from "./respond.ts";

interface Options extends JsonOption {
  organization?: string;
}

const ORGANIZATION_OPTION = ["--organization <name>", "needed where there are several"] as const;
/** As long as one line of the notice may be. */
const MAX_OFFICER_LENGTH = 200;

/** `privacy show`, `privacy officer TEXT` */
export function registerPrivacyCommands(program: Command, environment: Environment): void {
  const privacy = program
    .command("privacy")
    .description("what people are told about their data: show, officer");
  privacy
    .command("show")
    .description("who is named in the notice, and how many people have confirmed it")
    .option(...ORGANIZATION_OPTION)
    .option(...JSON_OPTION)
    .action((options: Options) =>
      respond(options, () =>
        asOperator(environment, async ({ act }) => {
          const data = await act(async (one) => {
            const id = await organizationId(one, options.organization);
            const counts = await informedCounts(one, id);
            return { ...(await dataOfficerOf(one, id)), version: NOTICE_VERSION, ...counts };
          });
          return {
            data,
            text: [
              `${data.organization}: notice of version ${data.version}`,
              `Officer: ${data.officer ?? "nobody named; the notice names the team's secretary"}`,
              `Confirmed: ${data.confirmed} of ${data.enrolled} who have enrolled`,
            ].join("\n"),
          };
        }),
      ),
    );
  privacy
    .command("officer")
    .argument("<text>", 'who answers for personal data, with telephone or address; "" for nobody')
    .description("name the protection officer in the notice")
    .option(...ORGANIZATION_OPTION)
    .option(...JSON_OPTION)
    .action((text: string, options: Options) =>
      respond(options, () =>
        asOperator(environment, async ({ act }) => {
          const officer = normalizeText(text).text.trim();
          if (officer.length > MAX_OFFICER_LENGTH || officer.includes("\n"))
            throw new Refusal("too_long", `One line of at most ${MAX_OFFICER_LENGTH} characters, please.`);
          const data = await act(async (one) => {
            const id = await organizationId(one, options.organization);
            await nameDataOfficer(one, id, officer === "" ? null : officer);
            return dataOfficerOf(one, id);
          });
          return { data, text: `${data.organization}: ${data.officer ?? "nobody is named any more"}` };
        }),
      ),
    );
}
