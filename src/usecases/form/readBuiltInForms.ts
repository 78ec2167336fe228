import { join } from "node:path";
import { importForm } from "../../domain/form/import/importForm.ts";
import { readFormFolder } from "../../files/readFormFolder.ts";
import type { FormDef } from "../../domain/form/definition/formDef.ts";

/** Folders of the forms that come with Kiemtra. */
const BUILT_IN = ["cchc-nq30c", "cchc-nq76"];
const FORMS_FOLDER = join(import.meta.dirname, "../../../forms");

/** A form folder that cannot be used; one message with everything that is wrong in it. */
export class FormFolderError extends Error {
  override readonly name = "FormFolderError";
}

/**
 * Reads and checks the forms that come with Kiemtra.
 * @throws FormFolderError
 */
export async function readBuiltInForms(folder: string = FORMS_FOLDER): Promise<FormDef[]> {
  return Promise.all(BUILT_IN.map((name) => readForm(join(folder, name))));
}

async function readForm(folder: string): Promise<FormDef> {
  let result: ReturnType<typeof importForm>;
  try {
    result = importForm(await readFormFolder(folder));
  } catch (error) {
    throw new FormFolderError(`The form folder ${folder} cannot be read: ${String(error)}`, { cause: error });
  }
  if (result.ok) return result.form;
  const lines = result.problems.map(
    (problem) =>
      `  - ${problem.sheet} row ${problem.row}, ${problem.column}: ${problem.message.en ?? ""} (${problem.code})`,
  );
  throw new FormFolderError([`The form in ${folder} has mistakes:`, ...lines].join("\n"));
}
