import { placeText } from "../../domain/answer/geopoint.ts";
import { parseAnswer } from "../../domain/answer/parseAnswer.ts";
import { recognizeCommand } from "../../domain/language/commandWords.ts";
import { localized } from "../../domain/text.ts";
import { t } from "../../i18n/t.ts";
import { overtakenBy, seenAt } from "../../usecases/answers/overtakenBy.ts";
import { isOpenForAnswers } from "../../usecases/answers/openArea.ts";
import { saveAnswer } from "../../usecases/answers/saveAnswer.ts";
import { moveCursor } from "../../usecases/answers/setCursor.ts";
import { settleReturned } from "../../usecases/answers/settleReturned.ts";
import { placeOf } from "../../usecases/answers/stepPlace.ts";
import { reportedAnswer } from "../../usecases/answers/reportedAnswer.ts";
import { ratingDoubtOf } from "../../usecases/finding/ratingDoubts.ts";
import { evidenceCounts, totalOf } from "../../usecases/evidence/evidenceCounts.ts";
import { isFileQuestion } from "../../usecases/evidence/fileQuestion.ts";
import type { ButtonData } from "../callbackData.ts";
import { handling } from "../handling.ts";
import type { Input } from "../input.ts";
import { column, outgoing, type Outgoing } from "../outgoing.ts";
import { packButton } from "../callbackData.ts";
import { newPromptId } from "../promptId.ts";
import { QUESTION_ACTS } from "../screens/question.ts";
import { staleQuestion } from "../screens/staleQuestion.ts";
import {
  askingAt,
  reply,
  saidIn,
  type AnswerOutcome,
  type AskedAt,
  type Asking,
  type PendingAnswer,
} from "./asking.ts";
import { doubtText } from "./doubtText.ts";
import { changedFigures, figuresOf, shownAnswer, shownValue } from "./echo.ts";
import { settlePrompts } from "../keyboards.ts";
import { askEvidence } from "./evidencePrompt.ts";
import { back, edit, numberOf } from "./moveAbout.ts";
import { leaveNotice } from "./notice.ts";
import { plainNote, takeNote } from "./takeNote.ts";
import { answerContext, offeredChoices, questionKind } from "./questionKind.ts";
import { refusal } from "./refusal.ts";
import { saveFileCount } from "./saveFileCount.ts";
import { takeEvidence, wantedText, type EvidenceInput } from "./takeEvidence.ts";
import { unprintable } from "./unprintable.ts";

/** Takes what a person did while a question was shown. */
export function takeAnswer(at: AskedAt, input: Input, button: ButtonData | null): Promise<AnswerOutcome> {
  return settling(at, outcomeOf(at, input, button));
}

/** A question that is settled needs no buttons any more. */
async function settling(at: AskedAt, taken: Promise<AnswerOutcome>): Promise<AnswerOutcome> {
  const outcome = await taken;
  if (outcome.kind === "next" || outcome.kind === "annotate") settlePrompts(at.prompts);
  return outcome;
}

async function outcomeOf(at: AskedAt, input: Input, button: ButtonData | null): Promise<AnswerOutcome> {
  const asking = await askingAt(at);
  if (asking === null || !isOpenForAnswers(asking.area)) return { kind: "next" };
  const { locale } = asking;
  const said = input.kind === "text" ? saidIn(input.messageId) : undefined;
  if (button !== null && !isTypedChoice(asking, input, button)) return pressed(asking, button, said);
  switch (input.kind) {
    case "text":
      return typed(asking, input.text, said);
    case "evidence":
      return received(asking, input);
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

/** A place answers a question for a place; everything else is evidence, and the question stands. */
async function received(asking: Asking, input: EvidenceInput): Promise<AnswerOutcome> {
  const { area, question, locale } = asking;
  const { media } = input;
  if (question.type === "geopoint" && media.kind === "location") {
    const { latitude, longitude, accuracy = 0 } = media;
    return store(asking, { value: placeText({ latitude, longitude, accuracy }), approximate: false }, null);
  }
  const { lines } = await takeEvidence(area, question, input, locale);
  return { kind: "reply", message: { ...outgoing([lines.join("\n")]), quiet: true } };
}

/** @param said the message, where the words of the button were typed */
async function pressed(asking: Asking, button: ButtonData, said: string | undefined): Promise<AnswerOutcome> {
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
      // Kept as it is, an answer that was sent back is settled too.
      await settleReturned(handling().act, area, question.path);
      await moveCursor(handling().act, area, null);
      return { kind: "next" };
    case QUESTION_ACTS.confirm: {
      const reported = await reportedAnswer(handling().act, area, question.path);
      if (reported?.state !== "answered" || reported.value === null) return reply(t(locale, "button-old"));
      const { value, approximate } = reported;
      return store(asking, { value, approximate, said }, null);
    }
    case QUESTION_ACTS.suggestion: {
      const suggestion = area.session.suggestion(question.path);
      if (suggestion === undefined || suggestion.value === null) return reply(t(locale, "button-old"));
      return store(asking, { value: suggestion.value, approximate: false, said }, null);
    }
    case QUESTION_ACTS.done:
      if (isFileQuestion(question)) return finishFiles(asking);
      return ticked.length === 0
        ? reply(t(locale, "choose-at-least-one"))
        : store(asking, { value: ticked, approximate: false }, null);
    default: {
      const page = /^p(\d+)$/.exec(pressedAct);
      if (page !== null) return { kind: "page", page: Number(page[1]) };
      const choice = offeredChoices(area, question)[Number(pressedAct.slice(QUESTION_ACTS.choice.length))];
      if (choice === undefined) return reply(t(locale, "button-old"));
      if (question.type === "select_multiple") return { kind: "tick", choice: choice.name };
      return store(asking, { value: choice.name, approximate: false, said }, null);
    }
  }
}

async function typed(asking: Asking, text: string, said: string | undefined): Promise<AnswerOutcome> {
  const { area, questions, question, locale } = asking;
  const command = recognizeCommand(text);
  if (command?.command === "back") return back(asking);
  if (command?.command === "skip") return skip(asking);
  if (command?.command === "edit") return edit(asking, command.argument);
  if (command?.command === "delete") return reply(t(locale, "repeat-delete-where"));
  if (command?.command === "note") return takeNote(area, questions, command.argument, locale);
  if (isFileQuestion(question)) return reply(wantedText(question, locale));
  const kind = questionKind(area, question);
  // Where no text is asked for, "ghi chú …" can only be a note.
  const note = kind.kind === "text" ? null : plainNote(text);
  if (note !== null) return takeNote(area, questions, note, locale);
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
    return { kind: "confirm", pending: { value, approximate, said }, prompt, message };
  }
  return store(asking, { value, approximate, said }, null);
}

/** Checks against the form, then stores; errors block, warnings ask why. */
async function store(
  asking: Asking,
  pending: PendingAnswer,
  explanation: string | null,
  evidenceLater = false,
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
  const doubt = await ratingDoubtOf(handling().act, area, question.path, value);
  if ((check.warnings.length > 0 || doubt !== null) && explanation === null) {
    const prompt = newPromptId();
    const texts = [
      ...check.warnings.map((warning) => localized(warning.message, locale)),
      ...(doubt === null ? [] : [doubtText(area, question.path, doubt, locale, value)]),
    ];
    const message = outgoing(
      [[...texts, t(locale, "warning-explain")].join("\n")],
      await repairButtons(
        asking,
        check.warnings.flatMap((warning) => [warning.path, ...warning.references]),
      ),
    );
    return { kind: "explain", pending, prompt, message: { ...message, wantsText: true } };
  }
  const overtaken = await askOvertaken(asking, pending);
  if (overtaken !== null) return overtaken;
  const evidence = evidenceLater ? null : await askEvidence(asking, pending, explanation);
  if (evidence !== null) return evidence;
  const before = figuresOf(area.session, area.area);
  const saved = await saveAnswer(handling().act, area, {
    path: question.path,
    state: "answered",
    value,
    approximate,
    note: null,
    explanation,
    said: pending.said,
  });
  if (!saved.ok) return reply(t(locale, "area-not-open"));
  const shown = shownValue(area, question, pending, locale);
  leaveNotice(
    t(locale, approximate ? "answer-saved-approximate" : "answer-saved", { value: shown }),
    ...changedFigures(area, before, locale),
  );
  return { kind: "next" };
}

/** A colleague has answered the question since it was shown: whose answer stays is for the person to say. */
async function askOvertaken(asking: Asking, pending: PendingAnswer): Promise<AnswerOutcome | null> {
  const { area, question, locale, seen } = asking;
  const name = await overtakenBy(handling().act, area, question.path, seen);
  if (name === null) return null;
  const prompt = newPromptId();
  const about = {
    name,
    theirs: shownAnswer(area, question, locale),
    yours: shownValue(area, question, pending, locale),
  };
  const button = (act: string, label: string) => ({
    label,
    data: packButton({ on: "prompt", prompt, act }),
  });
  const message = outgoing(
    [t(locale, "answer-overtaken", about)],
    column(
      button("no", t(locale, "button-keep-theirs", { value: about.theirs })),
      button("yes", t(locale, "button-take-mine", { value: about.yours })),
    ),
  );
  return { kind: "confirm", pending, prompt, message, seen: seenAt(area) };
}

/** "Sửa câu 9" for each other question that a message speaks of. */
async function repairButtons(asking: Asking, paths: readonly string[]): Promise<Outgoing["buttons"]> {
  const { area, questions, question, locale } = asking;
  const others = [...new Set(paths)].filter((path) => path !== question.path);
  return column(
    ...others.map((path) => {
      const other = questions.find((candidate) => candidate.path === path);
      if (other?.number === undefined || !area.session.isSettled(path)) return null;
      const data = { record: area.recordId, question: placeOf(other), prompt: "0", act: "ed" };
      return {
        label: t(locale, "button-edit-question", { number: numberOf(other) }),
        data: packButton({ on: "question", ...data }),
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
  // A required choice of which the filter leaves none cannot be made.
  const hasNoChoice = question.list !== undefined && offeredChoices(area, question).length === 0;
  if (area.session.isRequired(question.path) && !hasNoChoice) {
    return reply(t(locale, question.naAllowed ? "skip-refused-na" : "skip-refused"));
  }
  // What was sent counts, whichever button ends it.
  if (isFileQuestion(question) && (await filesOf(asking)) > 0) return finishFiles(asking);
  return storeState(asking, "skipped", null);
}

/** "Xong" under a question for photos or files: its answer is their number. */
async function finishFiles(asking: Asking): Promise<AnswerOutcome> {
  const { area, question, locale } = asking;
  const count = await filesOf(asking);
  if (count === 0) return reply(wantedText(question, locale));
  if (!(await saveFileCount(area, question, count))) return reply(t(locale, "area-not-open"));
  leaveNotice(t(locale, "answer-saved", { value: t(locale, "evidence-answer", { count }) }));
  return { kind: "next" };
}

async function filesOf({ area, question }: Asking): Promise<number> {
  return totalOf((await evidenceCounts(handling().act, area.recordId)).get(question.path));
}

async function storeState(
  asking: Asking,
  state: "not_available" | "skipped",
  note: string | null,
): Promise<AnswerOutcome> {
  const { area, question, locale, seen } = asking;
  const name = await overtakenBy(handling().act, area, question.path, seen);
  if (name !== null) {
    leaveNotice(t(locale, "answer-kept-theirs", { name, value: shownAnswer(area, question, locale) }));
    return { kind: "next" };
  }
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
export function storePending(
  at: AskedAt,
  pending: PendingAnswer,
  explanation: string | null,
  evidenceLater = false,
): Promise<AnswerOutcome> {
  return settling(at, pendingStored(at, pending, explanation, evidenceLater));
}

async function pendingStored(
  at: AskedAt,
  pending: PendingAnswer,
  explanation: string | null,
  evidenceLater: boolean,
): Promise<AnswerOutcome> {
  const asking = await askingAt(at);
  if (asking === null) return { kind: "next" };
  const refused = explanation === null ? null : unprintable(explanation, asking.locale);
  return refused === null ? store(asking, pending, explanation, evidenceLater) : reply(refused);
}

export function storeNotAvailable(at: AskedAt, reason: string): Promise<AnswerOutcome> {
  return settling(at, notAvailableStored(at, reason));
}

async function notAvailableStored(at: AskedAt, reason: string): Promise<AnswerOutcome> {
  const asking = await askingAt(at);
  if (asking === null) return { kind: "next" };
  const refused = unprintable(reason, asking.locale);
  return refused === null ? storeState(asking, "not_available", reason) : reply(refused);
}

function position({ question, questions }: Asking) {
  const last = questions.findLast((candidate) => candidate.number !== undefined)?.number ?? 0;
  return { number: String(question.number ?? 0), total: String(last) };
}
