import { parseAnswer } from "../../domain/answer/parseAnswer.ts";
import type { AnswerValue } from "../../domain/answer/answerKind.ts";
import type { QuestionInfo } from "../../domain/form/FormSession.ts";
import { questionBefore } from "../../domain/inspection/nextQuestion.ts";
import { recognizeCommand } from "../../domain/language/commandWords.ts";
import { localized, type Locale } from "../../domain/text.ts";
import { t } from "../../i18n/t.ts";
import { askedQuestions, questionFlow } from "../../usecases/answers/askedQuestions.ts";
import { isOpenForAnswers, openArea, type OpenArea } from "../../usecases/answers/openArea.ts";
import { saveAnswer } from "../../usecases/answers/saveAnswer.ts";
import { moveCursor } from "../../usecases/answers/setCursor.ts";
import type { ButtonData } from "../callbackData.ts";
import { handling } from "../handling.ts";
import type { Input } from "../input.ts";
import { column, outgoing, type Outgoing } from "../outgoing.ts";
import { packButton } from "../callbackData.ts";
import { newPromptId } from "../promptId.ts";
import { personLocale } from "../say.ts";
import { QUESTION_ACTS } from "../screens/question.ts";
import { staleQuestion } from "../screens/staleQuestion.ts";
import { changedFigures, figuresOf, shownValue } from "./echo.ts";
import { leaveNotice } from "./notice.ts";
import { answerContext, offeredChoices, questionKind } from "./questionKind.ts";
import { refusal } from "./refusal.ts";
import { unprintable } from "./unprintable.ts";

/** A value that still needs a word of the person before it is stored. */
export interface PendingAnswer {
  value: AnswerValue;
  approximate: boolean;
}

/** What an input to a question leads to; plain JSON, since the dialogue keeps it. */
export type AnswerOutcome =
  /** Stored or moved: show whatever comes next. */
  | { kind: "next" }
  /** Nothing changed; the question stands. */
  | { kind: "reply"; message: Outgoing }
  | { kind: "confirm"; pending: PendingAnswer; prompt: string; message: Outgoing }
  /** "Không có số liệu": the reason is needed. */
  | { kind: "reason"; prompt: string; message: Outgoing }
  /** A warning: an explanation is needed. */
  | { kind: "explain"; pending: PendingAnswer; prompt: string; message: Outgoing }
  | { kind: "tick"; choice: string }
  | { kind: "done" };

export interface AskedAt {
  recordId: number;
  place: number;
  ticked: readonly string[];
}

/** Takes what a person did while a question was shown. */
export async function takeAnswer(
  at: AskedAt,
  input: Input,
  button: ButtonData | null,
): Promise<AnswerOutcome> {
  const { act } = handling();
  const locale = personLocale();
  const area = await openArea(act, at.recordId);
  const questions = area === null ? [] : askedQuestions(area);
  const question = questions[at.place];
  if (area === null || question === undefined || !isOpenForAnswers(area)) {
    return { kind: "next" };
  }
  const asking: Asking = { area, questions, question, place: at.place, ticked: at.ticked, locale };
  if (button !== null && !isTypedChoice(asking, input, button)) return pressed(asking, button);
  switch (input.kind) {
    case "text":
      return typed(asking, input.text);
    case "media":
      return reply(t(locale, `media-${input.what}`, position(asking)));
    case "button":
      return reply(t(locale, "button-old"));
    case "other":
      return { kind: "next" };
    default:
      return input satisfies never;
  }
}

/** Writing the name of a choice answers a multiple choice at once; pressing it only ticks it. */
function isTypedChoice({ question }: Asking, input: Input, button: ButtonData): boolean {
  return (
    question.type === "select_multiple" &&
    input.kind === "text" &&
    button.on === "question" &&
    /^c\d+$/.test(button.act)
  );
}

interface Asking {
  area: OpenArea;
  questions: readonly QuestionInfo[];
  question: QuestionInfo;
  place: number;
  ticked: readonly string[];
  locale: Locale;
}

async function pressed(asking: Asking, button: ButtonData): Promise<AnswerOutcome> {
  const { area, question, place, ticked, locale } = asking;
  if (button.on !== "question" || button.record !== area.recordId || button.question !== place) {
    if (button.on !== "question") return reply(t(locale, "button-old"));
    return { kind: "reply", message: await staleQuestion(button.record, button.question) };
  }
  const { act: pressedAct } = button;
  switch (pressedAct) {
    case QUESTION_ACTS.notAvailable:
      return notAvailable(asking);
    case QUESTION_ACTS.skip:
      return skip(asking);
    case QUESTION_ACTS.back:
      return back(asking);
    case QUESTION_ACTS.keep:
      await moveCursor(handling().act, area.recordId, null);
      return { kind: "next" };
    case QUESTION_ACTS.suggestion: {
      const suggestion = area.session.suggestion(question.path);
      if (suggestion === undefined || suggestion.value === null) return reply(t(locale, "button-old"));
      return store(asking, { value: suggestion.value, approximate: false }, null);
    }
    case QUESTION_ACTS.done:
      return ticked.length === 0
        ? reply(t(locale, "choose-at-least-one"))
        : store(asking, { value: ticked, approximate: false }, null);
    default: {
      const choice = offeredChoices(area, question)[Number(pressedAct.slice(QUESTION_ACTS.choice.length))];
      if (choice === undefined) return reply(t(locale, "button-old"));
      if (question.type === "select_multiple") return { kind: "tick", choice: choice.name };
      return store(asking, { value: choice.name, approximate: false }, null);
    }
  }
}

async function typed(asking: Asking, text: string): Promise<AnswerOutcome> {
  const { area, question, locale } = asking;
  const command = recognizeCommand(text);
  if (command?.command === "back") return back(asking);
  if (command?.command === "skip") return skip(asking);
  if (command?.command === "edit") return edit(asking, command.argument);
  const kind = questionKind(area, question);
  const result = parseAnswer(text, kind, answerContext(area, question, handling().act.today));
  if (!result.ok) return reply(refusal(result, kind, locale));
  if (result.kind === "not_available") return notAvailable(asking);
  const { value, approximate } = result;
  const refused = typeof value === "string" && kind.kind === "text" ? unprintable(value, locale) : null;
  if (refused !== null) return reply(refused);
  if (approximate && !question.approximateAllowed) return reply(t(locale, "answer-exact-wanted"));
  if (result.kind === "confirm") {
    const prompt = newPromptId();
    const message = outgoing(
      [t(locale, "answer-confirm", { value: shownValue(area, question, { value, approximate }, locale) })],
      column(
        { label: t(locale, "button-right"), data: packButton({ on: "prompt", prompt, act: "yes" }) },
        { label: t(locale, "button-again"), data: packButton({ on: "prompt", prompt, act: "no" }) },
      ),
    );
    return { kind: "confirm", pending: { value, approximate }, prompt, message };
  }
  return store(asking, { value, approximate }, null);
}

/** Checks against the form, then stores; errors block, warnings ask why. */
async function store(
  asking: Asking,
  pending: PendingAnswer,
  explanation: string | null,
): Promise<AnswerOutcome> {
  const { area, question, locale } = asking;
  const { value, approximate } = pending;
  const check = area.session.check(question.path, value);
  if (check.errors.length > 0) {
    const buttons = await repairButtons(
      asking,
      check.errors.flatMap((error) => [error.path, ...error.references]),
    );
    return {
      kind: "reply",
      message: outgoing([check.errors.map((error) => localized(error.message, locale)).join("\n")], buttons),
    };
  }
  if (check.warnings.length > 0 && explanation === null) {
    const prompt = newPromptId();
    const texts = check.warnings.map((warning) => localized(warning.message, locale));
    const message = outgoing(
      [[...texts, t(locale, "warning-explain")].join("\n")],
      await repairButtons(
        asking,
        check.warnings.flatMap((warning) => [warning.path, ...warning.references]),
      ),
    );
    return { kind: "explain", pending, prompt, message };
  }
  const before = figuresOf(area.session, area.area);
  const saved = await saveAnswer(handling().act, area, {
    path: question.path,
    state: "answered",
    value,
    approximate,
    note: null,
    explanation,
  });
  if (!saved.ok) return reply(t(locale, "area-not-open"));
  const shown = shownValue(area, question, pending, locale);
  leaveNotice(
    t(locale, approximate ? "answer-saved-approximate" : "answer-saved", { value: shown }),
    ...changedFigures(area, before, locale),
  );
  return { kind: "next" };
}

/** "Sửa câu 9" for each other question that a message speaks of. */
async function repairButtons(asking: Asking, paths: readonly string[]): Promise<Outgoing["buttons"]> {
  const { area, questions, question, locale } = asking;
  const others = [...new Set(paths)].filter((path) => path !== question.path);
  return column(
    ...others.map((path) => {
      const place = questions.findIndex((candidate) => candidate.path === path);
      const number = questions[place]?.number;
      if (number === undefined || !area.session.isSettled(path)) return null;
      return {
        label: t(locale, "button-edit-question", { number: String(number) }),
        data: packButton({ on: "question", record: area.recordId, question: place, prompt: "0", act: "ed" }),
      };
    }),
  );
}

function notAvailable(asking: Asking): AnswerOutcome {
  const { question, locale } = asking;
  if (!question.naAllowed) return reply(t(locale, "not-available-refused"));
  const prompt = newPromptId();
  const reasons = ["reason-not-tracked", "reason-no-report", "reason-not-checked"] as const;
  return {
    kind: "reason",
    prompt,
    message: outgoing(
      [t(locale, "not-available-why")],
      column(
        ...reasons.map((reason) => ({
          label: t(locale, reason),
          data: packButton({ on: "prompt", prompt, act: reason }),
        })),
      ),
    ),
  };
}

async function skip(asking: Asking): Promise<AnswerOutcome> {
  const { area, question, locale } = asking;
  if (area.session.isRequired(question.path)) {
    return reply(t(locale, question.naAllowed ? "skip-refused-na" : "skip-refused"));
  }
  return storeState(asking, "skipped", null);
}

async function back({ area, questions, question, locale }: Asking): Promise<AnswerOutcome> {
  const before = questionBefore(questionFlow(area, questions), question.path);
  if (before === null) return reply(t(locale, "back-at-first"));
  await moveCursor(handling().act, area.recordId, before);
  return { kind: "next" };
}

async function edit({ area, questions, locale }: Asking, argument: string): Promise<AnswerOutcome> {
  const target = questions.find((question) => String(question.number) === argument);
  if (target === undefined || !area.session.isRelevant(target.path)) {
    const last = questions.findLast((question) => question.number !== undefined)?.number ?? 0;
    return reply(t(locale, "edit-no-such", { total: String(last) }));
  }
  await moveCursor(handling().act, area.recordId, target.path);
  return { kind: "next" };
}

async function storeState(
  asking: Asking,
  state: "not_available" | "skipped",
  note: string | null,
): Promise<AnswerOutcome> {
  const { area, question, locale } = asking;
  const saved = await saveAnswer(handling().act, area, {
    path: question.path,
    state,
    value: null,
    approximate: false,
    note,
    explanation: null,
  });
  if (!saved.ok) return reply(t(locale, "area-not-open"));
  leaveNotice(
    state === "skipped"
      ? t(locale, "answer-skipped-echo")
      : t(locale, "answer-saved-not-available", { reason: note ?? "" }),
  );
  return { kind: "next" };
}

/** After "Đúng" or an explanation: the value is checked again, since the area may have changed. */
export async function storePending(
  at: AskedAt,
  pending: PendingAnswer,
  explanation: string | null,
): Promise<AnswerOutcome> {
  const asking = await askingAt(at);
  if (asking === null) return { kind: "next" };
  const refused = explanation === null ? null : unprintable(explanation, asking.locale);
  return refused === null ? store(asking, pending, explanation) : reply(refused);
}

export async function storeNotAvailable(at: AskedAt, reason: string): Promise<AnswerOutcome> {
  const asking = await askingAt(at);
  if (asking === null) return { kind: "next" };
  const refused = unprintable(reason, asking.locale);
  return refused === null ? storeState(asking, "not_available", reason) : reply(refused);
}

async function askingAt(at: AskedAt): Promise<Asking | null> {
  const area = await openArea(handling().act, at.recordId);
  if (area === null) return null;
  const questions = askedQuestions(area);
  const question = questions[at.place];
  if (question === undefined) return null;
  return { area, questions, question, place: at.place, ticked: at.ticked, locale: personLocale() };
}

function position({ question, questions }: Asking) {
  const last = questions.findLast((candidate) => candidate.number !== undefined)?.number ?? 0;
  return { number: String(question.number ?? 0), total: String(last) };
}

function reply(text: string): AnswerOutcome {
  return { kind: "reply", message: outgoing([text]) };
}
