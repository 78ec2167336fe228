import type { Command } from "commander";
import { stringify } from "yaml";
import {
  officeTemplate,
  type OfficeTemplate,
  placeholdersOf,
  unknownPlaceholders,
} from "../domain/inspection/officeTemplate.ts";
import type { SpecMistake } from "../domain/inspection/formMismatches.ts";
import { undrawableCharacters } from "../documents/layout/undrawableCharacters.ts";
import { changeTemplate, paperTemplate } from "../usecases/document/paperTemplate.ts";
import { mistakesIn, readYaml } from "./inspectionFile.ts";
import { JSON_OPTION, type JsonOption } from "./jsonOption.ts";
import { asOperator, type Environment } from "./operator.ts";
import { organizationId } from "./organizationId.ts";
import { respond } from "./respond.ts";

interface Options extends JsonOption {
  organization?: string;
}

const ORGANIZATION_OPTION = ["--organization <name>", "needed where there are several"] as const;

/** `template show`, `template set FILE.yaml` */
export function registerTemplateCommands(program: Command, environment: Environment): void {
  const template = program
    .command("template")
    .description("what the papers of an organization have in common: show, set");
  template
    .command("show")
    .description("print the template as YAML, to be changed and set again")
    .option(...ORGANIZATION_OPTION)
    .option(...JSON_OPTION)
    .action((options: Options) =>
      respond(options, () =>
        asOperator(environment, async ({ act }) => {
          const stored = await act(async (one) =>
            paperTemplate(one, await organizationId(one, options.organization)),
          );
          return { data: stored, text: asYaml(stored.template) };
        }),
      ),
    );
  template
    .command("set")
    .argument("<file>", "YAML file; what it leaves out has the usual wording again")
    .description("take a template over; papers made from now on follow it")
    .option(...ORGANIZATION_OPTION)
    .option(...JSON_OPTION)
    .action((file: string, options: Options) =>
      respond(options, async () => {
        const { data, locate } = await readYaml(file, officeTemplate);
        const mistakes = textMistakes(data);
        if (mistakes.length > 0) throw mistakesIn(file, locate(mistakes));
        return asOperator(environment, async ({ act }) => {
          const stored = await act(async (one) => {
            const id = await organizationId(one, options.organization);
            const template = await changeTemplate(one, id, () => data);
            return { ...(await paperTemplate(one, id)), template };
          });
          return { data: stored, text: `The papers of ${stored.organization} follow ${file} from now on.` };
        });
      }),
    );
}

function asYaml(template: OfficeTemplate): string {
  return Object.keys(template).length === 0
    ? "# The template is empty: all wordings are the usual ones.\n{}"
    : stringify(template).trimEnd();
}

/** Words in braces that nothing is put in place of, and characters that no paper can print. */
function textMistakes(template: OfficeTemplate): SpecMistake[] {
  const mistakes: SpecMistake[] = [];
  const visit = (value: unknown, path: (string | number)[]): void => {
    if (typeof value === "string") {
      const known = placeholdersOf(String(path.at(-1)));
      for (const name of unknownPlaceholders(value, known))
        mistakes.push({
          path,
          message: `${name} is not known; you may use ${known.map((one) => `{${one}}`).join(", ")}`,
        });
      for (const character of undrawableCharacters(value))
        mistakes.push({ path, message: `the character “${character}” cannot be printed` });
    } else if (Array.isArray(value)) {
      for (const [index, entry] of value.entries()) visit(entry, [...path, index]);
    } else if (typeof value === "object" && value !== null) {
      for (const [key, entry] of Object.entries(value)) visit(entry, [...path, key]);
    }
  };
  visit(template, []);
  return mistakes;
}
