import { placeText } from "../../domain/answer/parseGeopoint.ts";
import { parseAnswer } from "../../domain/answer/parseAnswer.ts";
import { t } from "../../i18n/t.ts";
import { isOpenForAnswers } from "../../usecases/answers/openArea.ts";
import { moveCursor } from "../../usecases/answers/setCursor.ts";
import { settleReturned } from "../../usecases/answers/settleReturned.ts";
import { reportedAnswer } from "../../usecases/answers/reportedAnswer.ts";
import { evidenceCounts, totalOf } from "../../usecases/evidence/evidenceCounts.ts";
import { isFileQuestion } from "../../usecases/evidence/fileQuestion.ts";
import { handling } from "../handling.ts";
import type { Input, TextInput } from "../input.ts";
import { column, outgoing } from "../outgoing.ts";
import { packButton, QUESTION_ACTS, type ButtonData } from "../../messaging/buttonData.ts";
import { newPromptId } from "../promptId.ts";
import { staleQuestion } from "../screens/staleQuestion.ts";
import { askingAt, reply, saidIn, type AnswerOutcome, type AskedAt, type Asking } from "./asking.ts";
import { shownValue } from "./echo.ts";
import { back, edit } from "./moveAbout.ts";
import { leaveNotice } from "./notice.ts";
import { plainNote, takeNote } from "./takeNote.ts";
import { answerContext, offeredChoices, questionKind } from "./questionKind.ts";
import { refusal } from "./refusal.ts";
import { settling, storeAnswer, storeState } from "./storeAnswer.ts";
import { saveFileCount } from "./saveFileCount.ts";
import { takeEvidence, wantedText, type EvidenceInput } from "./takeEvidence.ts";
import { unprintable } from "./unprintable.ts";

/** Takes what a person did while a question was shown. */
export function takeAnswer(at: AskedAt, input: Input, button: ButtonData | null): Promise<AnswerOutcome> {
  return settling(at, outcomeOf(at, input, button));
}

async function outcomeOf(at: AskedAt, input: Input, button: ButtonData | null): Promise<AnswerOutcome> {
  const asking = await askingAt(at);
  if (asking === null || !isOpenForAnswers(asking.area)) return { kind: "next" };
  const { locale } = asking;
  const said = input.kind === "text" ? saidIn(input.messageId) : undefined;
  if (button !== null && !isTypedChoice(asking, input, button)) return pressed(asking, button, said);
  switch (input.kind) {
    case "text":
      return typed(asking, input, said);
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
    return storeAnswer(
      asking,
      { value: placeText({ latitude, longitude, accuracy }), approximate: false },
      null,
    );
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
      return storeAnswer(asking, { value, approximate, said }, null);
    }
    case QUESTION_ACTS.suggestion: {
      const suggestion = area.session.suggestion(question.path);
      if (suggestion === undefined || suggestion.value === null) return reply(t(locale, "button-old"));
      return storeAnswer(asking, { value: suggestion.value, approximate: false, said }, null);
    }
    case QUESTION_ACTS.done:
      if (isFileQuestion(question)) return finishFiles(asking);
      return ticked.length === 0
        ? reply(t(locale, "choose-at-least-one"))
        : storeAnswer(asking, { value: ticked, approximate: false }, null);
    default: {
      const page = /^p(\d+)$/.exec(pressedAct);
      if (page !== null) return { kind: "page", page: Number(page[1]) };
      const choice = offeredChoices(area, question)[Number(pressedAct.slice(QUESTION_ACTS.choice.length))];
      if (choice === undefined) return reply(t(locale, "button-old"));
      if (question.type === "select_multiple") return { kind: "tick", choice: choice.name };
      return storeAnswer(asking, { value: choice.name, approximate: false, said }, null);
    }
  }
}

async function typed(
  asking: Asking,
  { text, command }: TextInput,
  said: string | undefined,
): Promise<AnswerOutcome> {
  const { area, questions, question, locale } = asking;
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
  return storeAnswer(asking, { value, approximate, said }, null);
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

function position({ question, questions }: Asking) {
  const last = questions.findLast((candidate) => candidate.number !== undefined)?.number ?? 0;
  return { number: String(question.number ?? 0), total: String(last) };
}
