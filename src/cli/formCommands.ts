import type { Command } from "commander";
import { exportForm } from "../domain/form/sheets/exportForm.ts";
import type { ImportResult } from "../domain/form/import/importForm.ts";
import { testForm, type FormTestReport } from "../domain/form/tester/testForm.ts";
import { localized } from "../domain/text.ts";
import { writeFormFolder } from "../files/writeFormFolder.ts";
import { writeFormWorkbook } from "../files/writeFormWorkbook.ts";
import { publishForm } from "../usecases/form/formLibrary.ts";
import { listForms, storedForm } from "../usecases/form/listForms.ts";
import { checkForm, formSummary, problemLines, readForm } from "./formFile.ts";
import { JSON_OPTION, type JsonOption } from "./jsonOption.ts";
import { asOperator, operatorConfig, type Environment } from "./operator.ts";
import { formOwner, type FormOwnerOptions } from "./organizationId.ts";
import { Refusal } from "./Refusal.ts";
import { respond, type Outcome } from "./respond.ts";
import { refuseExisting, writeWhole } from "./writeWhole.ts";

const ORGANIZATION_OPTION = ["--organization <name>", "whose; needed where there are several"] as const;
const FOR_ALL_OPTION = ["--for-all", "everybody's: of every organization that has none of its own"] as const;

interface ExportOptions extends JsonOption, FormOwnerOptions {
  version?: string;
  out: string;
}

/** `form check | import | export | list` */
export function registerFormCommands(program: Command, environment: Environment): void {
  const form = program.command("form").description("forms: check, import, export, list");
  form
    .command("check")
    .argument("<path>", "folder of CSV files, or an .xlsx workbook")
    .description("all mistakes of a form with their places; needs no database")
    .option(
      "--deep",
      "also try it: dead questions, contradictory constraints, rules that never or always fire",
    )
    .option(...JSON_OPTION)
    .action((path: string, options: JsonOption & { deep?: true }) =>
      respond(options, async () => {
        const { config } = operatorConfig(environment);
        const { result, usable } = await checkForm(path);
        if (!result.ok) return mistakes(path, result, config.defaultLocale, usable);
        const { id, version } = result.form;
        const checked: Outcome = {
          data: { ok: true, usable, form: formSummary(result.form), problems: [] },
          text: `${path} is in order: form ${id}, version ${version}.`,
        };
        return options.deep === true ? tried(checked, testForm(result.form), config.defaultLocale) : checked;
      }),
    );
  form
    .command("import")
    .argument("<path>", "folder of CSV files, or an .xlsx workbook")
    .description(
      "check a form and store it as a version; the organization's inspections created from now on use it",
    )
    .option(...ORGANIZATION_OPTION)
    .option(...FOR_ALL_OPTION)
    .option(...JSON_OPTION)
    .action((path: string, options: JsonOption & FormOwnerOptions) =>
      respond(options, async () => {
        const { config } = operatorConfig(environment);
        const result = await readForm(path);
        if (!result.ok) return mistakes(path, result, config.defaultLocale);
        const summary = formSummary(result.form);
        const { published } = await asOperator(environment, ({ act }) =>
          act(async (one) => publishForm(one, result.form, await formOwner(one, options))),
        );
        const { id, version } = result.form;
        const { notices } = result;
        const stored = {
          new: `Form ${id}, version ${version}, is stored. Inspections created from now on use it.`,
          again: `Form ${id}, version ${version}, was here already. Inspections created from now on use it again.`,
          in_use: `Form ${id}, version ${version}, is in use already. Nothing has changed.`,
        }[published];
        return {
          data: { ok: true, form: summary, isNew: published === "new", published, problems: [], notices },
          text: [
            stored,
            ...(notices.length > 0 ? ["To be mended when there is time:"] : []),
            ...problemLines(notices, config.defaultLocale),
          ].join("\n"),
        };
      }),
    );
  form
    .command("list")
    .description("forms and their versions, of each organization the one in use first")
    .option(...JSON_OPTION)
    .action((options: JsonOption) =>
      respond(options, () =>
        asOperator(environment, async ({ act, config }) => {
          const forms = await act(listForms);
          const lines = forms.flatMap(({ id, title, versions }) => [
            `${id}: ${localized(title, config.defaultLocale)}`,
            ...versions.map(
              ({ organization, version, sha256, publishedAt, inspections }) =>
                `  ${sha256.slice(0, 12)}  ${version}  ${publishedAt}  inspections ${inspections}  ${organization ?? "for all"}`,
            ),
          ]);
          return { data: { forms }, text: lines.length === 0 ? "There is no form yet." : lines.join("\n") };
        }),
      ),
    );
  form
    .command("export")
    .argument("<id>", "form id")
    .description("write a stored form as a folder of CSV files, or as one .xlsx workbook")
    .option("--version <sha256>", "the version's SHA-256 or its beginning; the one in use when not given")
    .option(...ORGANIZATION_OPTION)
    .option(...FOR_ALL_OPTION)
    .requiredOption("--out <path>", "a new folder, or a file that ends in .xlsx")
    .option(...JSON_OPTION)
    .action((id: string, options: ExportOptions) => respond(options, () => write(environment, id, options)));
}

/** What trying the form has found, under what checking has. */
function tried(checked: Outcome, report: FormTestReport, language: string): Outcome {
  const { complaints, undecided, asked } = report;
  const lines = [
    checked.text,
    `Tried: ${asked} questions about it, ${complaints.length} complaints, ${undecided.length} undecided.`,
    ...problemLines(complaints, language),
    ...(undecided.length > 0 ? ["Undecided:", ...problemLines(undecided, language)] : []),
  ];
  return {
    data: { ...Object(checked.data), tried: { asked, complaints, undecided } },
    text: lines.join("\n"),
    ok: complaints.length === 0,
  };
}

function mistakes(
  path: string,
  result: Extract<ImportResult, { ok: false }>,
  language: string,
  usable = false,
): Outcome {
  const { problems } = result;
  const count = problems.length === 1 ? "a mistake" : `${problems.length} mistakes`;
  return {
    data: { ok: false, usable, problems },
    text: [
      `The form ${path} has ${count}:`,
      ...problemLines(problems, language),
      ...(usable ? ["The form can be imported as it is; these are better mended first."] : []),
    ].join("\n"),
    ok: false,
  };
}

async function write(
  environment: Environment,
  id: string,
  { version, out, ...owner }: ExportOptions,
): Promise<Outcome> {
  await refuseExisting(out);
  const stored = await asOperator(environment, ({ act }) =>
    act(async (one) => storedForm(one, id, await formOwner(one, owner), version)),
  );
  if (stored === null) {
    const which = version === undefined ? `no form ${id}` : `no version ${version} of the form ${id}`;
    throw new Refusal("unknown_form", `There is ${which}: "form list" shows what there is.`);
  }
  const sheets = exportForm(stored.form);
  let files: string[];
  if (/\.xlsx$/i.test(out)) {
    await writeWhole(out, await writeFormWorkbook(sheets));
    files = [out];
  } else {
    files = await writeFormFolder(sheets, out);
  }
  return {
    data: { form: { id, version: stored.form.version, sha256: stored.sha256 }, out, files },
    text: `Form ${id}, version ${stored.form.version}, is in ${out}: ${files.join(", ")}.`,
  };
}
