import { t } from "../../i18n/t.ts";
import { isOpenForAnswers } from "../../usecases/answers/openArea.ts";
import { moveCursor } from "../../usecases/answers/setCursor.ts";
import { keepReturned } from "../../usecases/answers/keepReturned.ts";
import { reportedAnswer } from "../../usecases/answers/reportedAnswer.ts";
import { evidenceCounts, totalOf } from "../../usecases/evidence/evidenceCounts.ts";
import type { Handling } from "../core/handling.ts";
import type { Input, TextInput, EvidenceInput } from "../core/input.ts";
import { outgoing } from "../core/outgoing.ts";
import { QUESTION_ACTS, type ButtonData } from "../../messaging/buttonData.ts";
import { confirmation } from "../core/question.ts";
import { wordsProblem } from "../core/wordsProblem.ts";
import { chatKind } from "../questions/index.ts";
import { staleQuestion } from "../screens/staleQuestion.ts";
import { askingAt, reply, saidIn, type AnswerOutcome, type AskedAt, type Asking } from "./asking.ts";
import { shownValue } from "../screens/shownAnswer.ts";
import { back, edit } from "./moveAbout.ts";
import { leaveNotice } from "../core/notice.ts";
import { noDataQuestion } from "./noDataQuestion.ts";
import { plainNote, takeNote } from "./takeNote.ts";
import { answerContext, notationOf, offeredChoices } from "../screens/notationOf.ts";
import { refusal } from "./refusal.ts";
import { settling, storeAnswer, storeState } from "./storeAnswer.ts";
import { saveFileCount } from "./saveFileCount.ts";
import { takeEvidence } from "./takeEvidence.ts";

/** Takes what a person did while a question was shown. */
export function takeAnswer(
  handling: Handling,
  at: AskedAt,
  input: Input,
  button: ButtonData | null,
): Promise<AnswerOutcome> {
  return settling(handling, at, outcomeOf(handling, at, input, button));
}

async function outcomeOf(
  handling: Handling,
  at: AskedAt,
  input: Input,
  button: ButtonData | null,
): Promise<AnswerOutcome> {
  const asking = await askingAt(handling, at);
  if (asking === null || !isOpenForAnswers(asking.area)) return { kind: "next" };
  const { locale } = asking;
  const said = input.kind === "text" ? saidIn(handling, input.messageId) : undefined;
  if (button !== null && !isTypedChoice(asking, input, button))
    return pressed(handling, asking, button, said);
  switch (input.kind) {
    case "text":
      return typed(handling, asking, input, said);
    case "evidence":
      return received(handling, asking, input);
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
    chatKind(question).offers === "several" &&
    input.kind === "text" &&
    button.on === "question" &&
    /^c\d+$/.test(button.act)
  );
}

/** A place may answer a question for a place; everything else is evidence, and the question stands. */
async function received(handling: Handling, asking: Asking, input: EvidenceInput): Promise<AnswerOutcome> {
  const { area, question, locale } = asking;
  const value = chatKind(question).valueOf(input.media);
  if (value !== null) return storeAnswer(handling, asking, { value, approximate: false }, null);
  const { lines } = await takeEvidence(handling, area, question, input, locale);
  return { kind: "reply", message: { ...outgoing([lines.join("\n")]), quiet: true } };
}

/** @param said the message, where the words of the button were typed */
async function pressed(
  handling: Handling,
  asking: Asking,
  button: ButtonData,
  said: string | undefined,
): Promise<AnswerOutcome> {
  const { area, question, place, locale } = asking;
  if (button.on !== "question" || button.record !== area.recordId || button.question !== place) {
    if (button.on !== "question") return reply(t(locale, "button-old"));
    return {
      kind: "reply",
      message: await staleQuestion(handling, button.record, button.question),
    };
  }
  const { act: pressedAct } = button;
  switch (pressedAct) {
    case QUESTION_ACTS.notAvailable:
      return notAvailable(asking);
    case QUESTION_ACTS.skip:
      return skip(handling, asking);
    case QUESTION_ACTS.back:
      return back(handling, asking);
    case QUESTION_ACTS.keep:
      // Kept as it is, an answer that was sent back is settled too.
      await keepReturned(handling.act, area, question.path);
      await moveCursor(handling.act, area, null);
      return { kind: "next" };
    case QUESTION_ACTS.confirm: {
      const reported = await reportedAnswer(handling.act, area, question.path);
      if (reported?.state !== "answered" || reported.value === null) return reply(t(locale, "button-old"));
      const { value, approximate } = reported;
      return storeAnswer(handling, asking, { value, approximate, said }, null);
    }
    case QUESTION_ACTS.suggestion: {
      const suggestion = area.session.suggestion(question.path);
      if (suggestion === undefined || suggestion.value === null) return reply(t(locale, "button-old"));
      return storeAnswer(handling, asking, { value: suggestion.value, approximate: false, said }, null);
    }
    case QUESTION_ACTS.done:
      return finish(handling, asking);
    // Of a warning whose dialogue is gone: nothing was stored, so the question is asked again.
    case QUESTION_ACTS.again:
    case QUESTION_ACTS.explain:
      return { kind: "next" };
    default: {
      const page = /^p(\d+)$/.exec(pressedAct);
      if (page !== null) return { kind: "page", page: Number(page[1]) };
      const offered = offeredChoices(area, question);
      const choice = offered[Number(pressedAct.slice(QUESTION_ACTS.choice.length))];
      if (choice === undefined) return reply(t(locale, "button-old"));
      const kind = chatKind(question);
      if (kind.offers === "several")
        return { kind: "tick", ticked: kind.press(asking.ticked, choice.name, offered) };
      return storeAnswer(handling, asking, { value: choice.name, approximate: false, said }, null);
    }
  }
}

async function typed(
  handling: Handling,
  asking: Asking,
  { text, command }: TextInput,
  said: string | undefined,
): Promise<AnswerOutcome> {
  const { area, questions, question, locale } = asking;
  if (command?.command === "back") return back(handling, asking);
  if (command?.command === "skip") return skip(handling, asking);
  if (command?.command === "edit") return edit(handling, asking, command.argument);
  if (command?.command === "submit") return reply(t(locale, "submit-where"));
  if (command?.command === "delete") return reply(t(locale, "repeat-delete-where"));
  if (command?.command === "note") return takeNote(handling, area, questions, command.argument, locale);
  const asked = chatKind(question);
  const instead = asked.insteadOfWords(locale);
  if (instead !== null) return reply(instead);
  const notation = notationOf(area, question);
  // Where no text is asked for, "ghi chú …" can only be a note.
  const note = asked.isFreeText ? null : plainNote(text);
  if (note !== null) return takeNote(handling, area, questions, note, locale);
  const result = notation.parse(text, answerContext(area, question, handling.act.today));
  if (!result.ok) return reply(refusal(result, notation, locale));
  if (result.kind === "not_available") return notAvailable(asking);
  const { value, approximate } = result;
  const refused =
    typeof value === "string" && asked.isFreeText ? wordsProblem(value, locale, Infinity) : null;
  if (refused !== null) return reply(refused);
  if (approximate && !question.approximateAllowed) return reply(t(locale, "answer-exact-wanted"));
  if (result.kind === "confirm") {
    const question = confirmation(
      t(locale, area.source === "self_report" ? "answer-confirm-unit" : "answer-confirm", {
        value: shownValue(area, asking.question, { value, approximate }, locale),
      }),
      { yes: t(locale, "button-right"), no: t(locale, "button-again") },
    );
    return { kind: "confirm", pending: { value, approximate, said }, question };
  }
  return storeAnswer(handling, asking, { value, approximate, said }, null);
}

function notAvailable({ area, question, locale }: Asking): AnswerOutcome {
  if (!question.naAllowed) return reply(t(locale, "not-available-refused"));
  return { kind: "reason", question: noDataQuestion(area.source, locale) };
}

async function skip(handling: Handling, asking: Asking): Promise<AnswerOutcome> {
  const { area, question, locale } = asking;
  // A required choice of which the filter leaves none cannot be made.
  const { offers, ends } = chatKind(question);
  const hasNoChoice = offers !== "nothing" && offeredChoices(area, question).length === 0;
  if (area.session.isRequired(question.path) && !hasNoChoice) {
    const message = area.session.requiredMessage(question.path, locale);
    if (message !== "") return reply(t(locale, "skip-refused-own", { message }));
    return reply(t(locale, question.naAllowed ? "skip-refused-na" : "skip-refused"));
  }
  // What was sent counts, whichever button ends it.
  if (ends === "files" && (await filesOf(handling, asking)) > 0) return finishFiles(handling, asking);
  return storeState(handling, asking, "skipped", null);
}

/** "Xong". */
async function finish(handling: Handling, asking: Asking): Promise<AnswerOutcome> {
  const { question, ticked, locale } = asking;
  const { ends } = chatKind(question);
  switch (ends) {
    case "files":
      return finishFiles(handling, asking);
    case "ticks":
      return ticked.length === 0
        ? reply(t(locale, "choose-at-least-one"))
        : storeAnswer(handling, asking, { value: ticked, approximate: false }, null);
    case null:
      return reply(t(locale, "button-old"));
    default:
      return ends satisfies never;
  }
}

/** The answer of a question for photos or files is their number. */
async function finishFiles(handling: Handling, asking: Asking): Promise<AnswerOutcome> {
  const { area, question, locale } = asking;
  const count = await filesOf(handling, asking);
  if (count === 0) return reply(chatKind(question).insteadOfWords(locale) ?? "");
  if (!(await saveFileCount(handling, area, question, count))) return reply(t(locale, "area-not-open"));
  leaveNotice(handling, t(locale, "answer-saved", { value: t(locale, "evidence-answer", { count }) }));
  return { kind: "next" };
}

async function filesOf(handling: Handling, { area, question }: Asking): Promise<number> {
  return totalOf((await evidenceCounts(handling.act, area.recordId)).get(question.path));
}

function position({ question, questions }: Asking) {
  const last = questions.findLast((candidate) => candidate.number !== undefined)?.number ?? 0;
  return { number: String(question.number ?? 0), total: String(last) };
}
