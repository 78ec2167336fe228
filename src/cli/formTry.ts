import { createInterface } from "node:readline/promises";
import { parseAnswer } from "../domain/answer/parseAnswer.ts";
import { ACKNOWLEDGED, answerKindOf } from "../domain/answer/answerKindOf.ts";
import type { Choice } from "../domain/answer/answerKind.ts";
import type { AnswerResult } from "../domain/answer/answerResult.ts";
import type { AnswerValue } from "../domain/answer/answerKind.ts";
import { compileForm } from "../domain/form/compileForm.ts";
import type { FormDef } from "../domain/form/formDef.ts";
import {
  openSession,
  type FormSession,
  type QuestionInfo,
  type SessionStep,
} from "../domain/form/FormSession.ts";
import type { FormEnvironment } from "../domain/form/session/FormEnvironment.ts";
import { questionToAsk } from "../domain/inspection/questionToAsk.ts";
import { recognizeCommand } from "../bot/commands/recognizeCommand.ts";
import { localized, type Locale } from "../domain/text.ts";
import { t } from "../i18n/t.ts";

export interface FormTryOptions {
  form: FormDef;
  locale: Locale;
  /** Values for the form's parameters: "unit_type=xa". */
  parameters: Readonly<Record<string, string>>;
  environment: FormEnvironment;
  input: NodeJS.ReadableStream;
  output: NodeJS.WritableStream;
}

/**
 * Answers a form in the terminal, as a person would in the chat, without a database: each question with
 * its choices numbered, "quay lại", "bỏ qua", "sửa 9"; an empty line or the end of the input stops. What
 * follows (figures, rules that fire) is printed at the end.
 */
export async function tryForm(options: FormTryOptions): Promise<void> {
  const session = openSession(compileForm(options.form), options.environment, {
    parameters: options.parameters,
  });
  const terminal = createInterface({ input: options.input, output: options.output, terminal: false });
  const say = (text: string): void => void options.output.write(`${text}\n`);
  const dialogue = new TryDialogue(session, options.locale, options.environment.today());
  try {
    say(dialogue.prompt());
    for await (const line of terminal) {
      if (line.trim() === "") break;
      say(dialogue.take(line));
      if (dialogue.isOver()) break;
    }
  } finally {
    terminal.close();
  }
  say(dialogue.summary());
}

/** The dialogue of the terminal: one line in, what to show next out. */
export class TryDialogue {
  private readonly session: FormSession;
  private readonly locale: Locale;
  private readonly today: string;
  private readonly closed = new Set<string>();
  private readonly visited: string[] = [];
  private cursor: string | null = null;

  constructor(session: FormSession, locale: Locale, today: string) {
    this.session = session;
    this.locale = locale;
    this.today = today;
  }

  isOver(): boolean {
    return this.step() === undefined;
  }

  /** The question as it is shown. */
  prompt(): string {
    const step = this.step();
    if (step === undefined) return "";
    const { session, locale } = this;
    if (step.kind === "repeat") {
      const { path, count } = step.repeat;
      return `${session.repeatLabel(path, locale)} (${count}): ${t(locale, "try-one-more")}`;
    }
    const { question } = step;
    const lines = [
      ...session.shownBefore(question.area, question.path).map((note) => session.shownText(note, locale)),
      `${[question.number, ...question.instances].join(".")}. ${session.label(question.path, locale)}`,
      session.unit(question.path, locale),
      session.hint(question.path, locale),
      ...this.choices(question).map((choice, place) => `  ${place + 1}. ${localized(choice.label, locale)}`),
    ];
    return lines.filter((line) => line !== "").join("\n");
  }

  /** Takes a line; gives what became of it and the next question. */
  take(line: string): string {
    const step = this.step();
    if (step === undefined) return "";
    const said = step.kind === "repeat" ? this.takeMore(step, line) : this.takeAnswer(step.question, line);
    return [said, this.prompt()].filter((text) => text !== "").join("\n");
  }

  /** What follows from the answers: figures, and the rules that fire. */
  summary(): string {
    const { session, locale } = this;
    const figures = session
      .figures()
      .filter((figure) => figure.value !== undefined)
      .map((figure) => `${localized(figure.label, locale)}: ${localized(figure.printed, locale)}`);
    const rules = session
      .rules()
      .fired.map((rule) => `${rule.id} (${rule.severity}): ${localized(rule.finding, locale)}`);
    return [...figures, ...rules].join("\n");
  }

  private steps(): SessionStep[] {
    return this.session.areas().flatMap((area) => this.session.steps(area));
  }

  private step(): SessionStep | undefined {
    const { session } = this;
    const byPath = new Map(this.steps().map((step) => [pathOf(step), step]));
    const path = questionToAsk(
      {
        paths: [...byPath.keys()],
        isRelevant: (one) => {
          const step = byPath.get(one);
          return step?.kind === "repeat" ? step.isRelevant : session.isRelevant(one);
        },
        isSettled: (one) =>
          byPath.get(one)?.kind === "repeat"
            ? this.closed.has(one)
            : session.isSettled(one) || session.isReadOnly(one),
      },
      this.cursor,
    );
    return path === null ? undefined : byPath.get(path);
  }

  private takeMore({ repeat }: Extract<SessionStep, { kind: "repeat" }>, line: string): string {
    const yes = parseAnswer(
      line,
      {
        kind: "choice",
        choices: [
          { name: "yes", label: { vi: "có", en: "yes" } },
          { name: "no", label: { vi: "không", en: "no" } },
        ],
      },
      this.context(),
    );
    this.cursor = null;
    if (!yes.ok || yes.kind === "not_available") return t(this.locale, "try-yes-or-no");
    if (yes.value === "yes") this.session.addInstance(repeat.path);
    else this.closed.add(repeat.path);
    return "";
  }

  private takeAnswer(question: QuestionInfo, line: string): string {
    const { session, locale } = this;
    const command = recognizeCommand(line);
    if (command?.command === "back") {
      this.cursor = this.visited.pop() ?? null;
      return "";
    }
    if (command?.command === "skip") return this.skip(question);
    if (command?.command === "edit") {
      const target = this.steps().find(
        (step) =>
          step.kind === "question" &&
          [step.question.number, ...step.question.instances].join(".") === command.argument,
      );
      if (target === undefined) return t(locale, "try-no-such");
      this.cursor = pathOf(target);
      return "";
    }
    const kind = answerKindOf(question, this.choices(question));
    // Files are sent in the chat; here their number stands for them.
    const read: AnswerResult<AnswerValue> =
      kind === null
        ? parseAnswer(line, { kind: "count" }, this.context())
        : parseAnswer(line, kind, this.context());
    if (!read.ok) return `${t(locale, "try-refused")} (${read.reason})`;
    if (read.kind === "not_available") {
      session.set(question.path, { state: "not_available", value: null });
      return this.moveOn(question, t(locale, "answer-not-available"));
    }
    const value = kind === null ? String(read.value) : read.value;
    const { errors, warnings } = session.check(question.path, value);
    if (errors.length > 0) return errors.map((error) => localized(error.message, locale)).join("\n");
    session.set(question.path, { state: "answered", value, approximate: read.approximate });
    const warned = warnings.map((warning) => `! ${localized(warning.message, locale)}`);
    return this.moveOn(question, [`= ${session.printed(question.path, locale)}`, ...warned].join("\n"));
  }

  private skip(question: QuestionInfo): string {
    if (this.session.isRequired(question.path)) return t(this.locale, "skip-refused");
    this.session.set(question.path, { state: "skipped", value: null });
    return this.moveOn(question, t(this.locale, "answer-skipped"));
  }

  private moveOn(question: QuestionInfo, said: string): string {
    this.visited.push(question.path);
    this.cursor = null;
    return said;
  }

  private choices(question: QuestionInfo): Choice[] {
    if (question.type === "acknowledge") return [ACKNOWLEDGED];
    return this.session
      .choices(question.path, this.locale)
      .map(({ name, label }) => ({ name, label: { [this.locale]: label } }));
  }

  private context() {
    return { today: this.today, inspectionYear: Number(this.today.slice(0, 4)) };
  }
}

function pathOf(step: SessionStep): string {
  return step.kind === "question" ? step.question.path : step.repeat.path;
}
