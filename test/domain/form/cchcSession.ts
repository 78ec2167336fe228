import { fileURLToPath } from "node:url";
import { compileForm, type CompiledForm } from "../../../src/domain/form/compiled/compileForm.ts";
import { openSession, type FormSession } from "../../../src/domain/form/session/FormSession.ts";
import { importForm } from "../../../src/domain/form/import/importForm.ts";
import type { StoredValue } from "../../../src/domain/form/session/storedAnswer.ts";
import { readFormFolder } from "../../../src/files/readFormFolder.ts";

export const CCHC_FORMS = ["cchc-nq30c", "cchc-nq76"] as const;
export type CchcForm = (typeof CCHC_FORMS)[number];

const FORMS_FOLDER = new URL("../../../forms/", import.meta.url);

async function load(name: CchcForm): Promise<CompiledForm> {
  const imported = importForm(await readFormFolder(fileURLToPath(new URL(name, FORMS_FOLDER))));
  if (!imported.ok)
    throw new Error(
      imported.problems
        .map(({ sheet, row, column, message }) => `${name} ${sheet} ${row} ${column}: ${message["en"] ?? ""}`)
        .join("\n"),
    );
  return compileForm(imported.form);
}

/** Both committed forms, imported and compiled once per test file. */
export const compiledForms: Readonly<Record<CchcForm, CompiledForm>> = {
  "cchc-nq30c": await load("cchc-nq30c"),
  "cchc-nq76": await load("cchc-nq76"),
};

const environment = {
  today: () => "2020-09-17",
  now: () => "2020-09-17T02:30:00Z",
  timeZone: "Asia/Ho_Chi_Minh",
  random: () => 0.5,
  uuid: () => "00000000-0000-4000-8000-000000000000",
};

export type Answers = Readonly<Record<string, StoredValue>>;
export type Parameters = Readonly<Record<string, string | number>>;

/** A session of a form with these answers; what is not named has not been answered. */
export function inspect(form: CchcForm, answers: Answers = {}, parameters: Parameters = {}): FormSession {
  const stored = Object.entries(answers).map(
    ([path, value]) => [path, { state: "answered", value }] as const,
  );
  return openSession(compiledForms[form], environment, { parameters, answers: Object.fromEntries(stored) });
}

/** Ids of the rules that fire, in the order of the sheet. */
export function firedIds(session: FormSession): string[] {
  return session.rules().fired.map((rule) => rule.id);
}
