import { compileForm } from "../../../../src/domain/form/compiled/compileForm.ts";
import { openSession, type FormSession } from "../../../../src/domain/form/session/FormSession.ts";
import type { QuestionInfo } from "../../../../src/domain/form/session/questionInfo.ts";
import type { FormDef, QuestionDef } from "../../../../src/domain/form/definition/formDef.ts";
import { fillTemplate } from "../../../../src/domain/form/definition/template.ts";
import { localized } from "../../../../src/domain/text.ts";
import { ENVIRONMENT } from "../support.ts";
import type { CaseStep } from "./xlsformCase.ts";

export type Difference = {
  readonly ref: string;
  /** Field of the step, or "missing" (the reference asks, we do not), "extra" (the other way round), "calc". */
  readonly field: string;
  readonly type: string;
  readonly ours: string;
  readonly theirs: string;
};
export type Played = {
  readonly identical: number;
  readonly different: number;
  readonly differences: Difference[];
};

/** The day on which the reference was run. */
const ENV = { ...ENVIRONMENT, today: () => "2026-11-24", now: () => "2026-11-24T03:00:00.000Z" };

/** Plays both passes of a case: every question in order gets the answer the reference got. */
export function playCase(
  form: FormDef,
  steps: readonly CaseStep[],
  calcs: readonly (readonly [string, boolean, string])[],
): Played {
  const differences: Difference[] = [];
  let identical = 0;
  let different = 0;
  for (const pass of [0, 1]) {
    const session = openSession(compileForm(form), ENV);
    const expected = new Map(steps.filter((step) => step.pass === pass).map((step) => [step.ref, step]));
    const seen = new Set<string>();
    for (let question = next(session, seen); question; question = next(session, seen)) {
      seen.add(question.place);
      const step = expected.get(question.place);
      const found = step
        ? compareStep(session, question, step, form.defaultLanguage)
        : [{ ref: question.place, field: "extra", type: question.type, ours: "asked", theirs: "not asked" }];
      if (found.length === 0) identical++;
      else different++;
      differences.push(...found);
    }
    for (const step of expected.values())
      if (!seen.has(step.ref)) {
        different++;
        differences.push({ ref: step.ref, field: "missing", type: step.kind, ours: "", theirs: "asked" });
      }
    if (pass === 1) differences.push(...compareCalcs(session, calcs));
  }
  return { identical, different, differences };
}

/** The next relevant question not yet shown; every repeat has at least one instance, as in ODK. */
function next(session: FormSession, seen: ReadonlySet<string>): QuestionInfo | undefined {
  for (;;) {
    const empty = session.repeats().find((repeat) => !repeat.fixed && repeat.count === 0);
    if (!empty) break;
    session.addInstance(empty.path);
  }
  return session.flow().find((question) => !seen.has(question.place) && session.isRelevant(question.path));
}

type Shown = Pick<CaseStep, "label" | "hint" | "required" | "readonly" | "options" | "value" | "violation">;

function compareStep(
  session: FormSession,
  question: QuestionInfo,
  step: CaseStep,
  language: string,
): Difference[] {
  const { path, type } = question;
  const shown: Omit<Shown, "value" | "violation"> = {
    label: tidy(asOdk(session, path, localized(defOf(session, question)?.label, language))),
    hint: tidy(asOdk(session, path, localized(defOf(session, question)?.hint, language))),
    required: session.isRequired(path),
    readonly: type === "note" || session.isReadOnly(path),
    options:
      question.list === undefined
        ? null
        : session.choices(path, language).map(({ name }) => {
            const choice = session.compiled.form.lists[question.list ?? ""]?.find((one) => one.name === name);
            return [name, tidy(asOdk(session, path, localized(choice?.label, language)) || name)];
          }),
  };
  const violation = giveAnswer(session, question, step.answer, shown.required, language);
  const ours: Shown = { ...shown, value: session.text(path), violation };
  const theirs: Shown = {
    ...step,
    label: tidy(step.label),
    hint: tidy(step.hint),
    options: step.options?.map(([name, label]) => [name, tidy(label)]) ?? null,
  };
  const fields = ["label", "hint", "required", "readonly", "options", "value", "violation"] as const;
  return fields.flatMap((field) => {
    if (same(field, ours, theirs)) return [];
    return [
      {
        ref: step.ref,
        field,
        type,
        ours: JSON.stringify(ours[field]),
        theirs: JSON.stringify(theirs[field]),
      },
    ];
  });
}

function giveAnswer(
  session: FormSession,
  question: QuestionInfo,
  given: string | null,
  required: boolean,
  language: string,
): [string, string | null] | null {
  const { path } = question;
  if (given === null || given === "")
    return required && session.text(path) === ""
      ? ["required", session.requiredMessage(path, language)]
      : null;
  const value = question.type === "select_multiple" ? given.split(" ") : given;
  const error = session.check(path, value).errors.find((candidate) => candidate.path === path);
  session.set(path, { state: "answered", value });
  if (error === undefined) return null;
  const own = error.kind === "constraint" ? defOf(session, question)?.constraintMessage : undefined;
  const message =
    own?.[language] === undefined ? error.message[language] : asOdk(session, path, own[language]);
  return [error.kind, message ?? null];
}

function defOf(session: FormSession, { ordinal }: QuestionInfo): QuestionDef | undefined {
  const def = session.compiled.tree.nodes[ordinal]?.def;
  return def?.kind === "question" ? def : undefined;
}

/** ODK fills a text with values as formulas see them (97.6, names of choices), and with nothing for none. */
function asOdk(session: FormSession, path: string, text: string): string {
  const around = path.match(/[^/]*\[\d+\]\//g) ?? [];
  return fillTemplate(text, (name) => {
    const node = session.compiled.tree.byName.get(name)?.[0];
    if (node === undefined) return "";
    const near = around.slice(0, node.repeats.length).join("") + node.key;
    return session.has(near) ? session.text(near) : "";
  });
}

/**
 * Not compared, because it is not the meaning of the form: how a text is spaced and quoted, what is shown
 * where a label is missing altogether ("", "-"), the standard words where a form has no message of its
 * own, and the middle of option lists the recording cut short ("…").
 */
function same(field: keyof Shown, ours: Shown, theirs: Shown): boolean {
  if (field === "violation")
    return ours.violation?.[0] === theirs.violation?.[0] && (tidy(theirs.violation?.[1] ?? null) ?? "") !== ""
      ? tidy(ours.violation?.[1] ?? null) === tidy(theirs.violation?.[1] ?? null)
      : ours.violation?.[0] === theirs.violation?.[0];
  if (field === "options") return sameOptions(ours.options, theirs.options);
  if (field === "label" && (theirs.label === null || theirs.label === "-")) return true;
  if (field === "hint" && theirs.hint === "-") return true;
  return JSON.stringify(ours[field]) === JSON.stringify(theirs[field]);
}

function sameOptions(ours: Shown["options"], theirs: Shown["options"]): boolean {
  if (ours === null || theirs === null) return ours === theirs;
  const cut = theirs.findIndex(([name]) => name === "…");
  const pairs = cut === -1 ? theirs : [...theirs.slice(0, cut), ...theirs.slice(cut + 1)];
  if (cut === -1 && ours.length !== theirs.length) return false;
  return pairs.every(([name, label], index) => {
    const own = cut !== -1 && index >= cut ? ours.at(index - pairs.length) : ours[index];
    return own?.[0] === name && (label === null || label === "-" || own[1] === label);
  });
}

function compareCalcs(
  session: FormSession,
  calcs: readonly (readonly [string, boolean, string])[],
): Difference[] {
  const { nodes } = session.compiled.tree;
  return calcs.flatMap(([ref, , theirs]) => {
    const node = nodes.find((candidate) => `/${candidate.fullPath}` === ref);
    // Calculations inside repeats are seen through the questions that use them.
    if (!node || node.repeats.length > 0) return [];
    const ours = session.text(node.key);
    return tidy(ours) === tidy(theirs) ? [] : [{ ref, field: "calc", type: "calculate", ours, theirs }];
  });
}

/** Word processors' quotes and spaces are the same text; an empty text is none. */
function tidy(text: string | null): string | null {
  const plain = (text ?? "")
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/\s+/g, " ")
    .trim();
  return plain === "" ? null : plain;
}
