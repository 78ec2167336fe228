import type { AnswerValue } from "../../domain/answer/notation.ts";
import type { QuestionInfo } from "../../domain/form/session/questionInfo.ts";
import type { Locale } from "../../domain/text.ts";
import { askedQuestions } from "../../usecases/answers/askedQuestions.ts";
import { openArea, type OpenArea } from "../../usecases/answers/openArea.ts";
import type { SeenAt } from "../../usecases/answers/overtakenBy.ts";
import { atPlace } from "../../usecases/answers/stepPlace.ts";
import type { Handling } from "../core/handling.ts";
import { outgoing, type Outgoing } from "../core/outgoing.ts";
import { personLocale } from "../core/say.ts";
import type { Confirmation, Question } from "../core/question.ts";
import type { NoDataReason } from "./noDataQuestion.ts";

/** A value that still needs a word of the person before it is stored. */
export interface PendingAnswer {
  value: AnswerValue;
  approximate: boolean;
  /** The message that said it (see `saidIn`). */
  said?: string | undefined;
}

/** What an input to a question leads to, with what it needs; plain JSON, since the dialogue keeps it. */
export interface Outcomes {
  /** Stored or moved: show whatever comes next. */
  next: object;
  /** Nothing changed; the question stands. */
  reply: { message: Outgoing };
  confirm: {
    pending: PendingAnswer;
    question: Confirmation;
    /** A colleague has answered meanwhile: that answer is seen now. */
    seen?: SeenAt;
  };
  /** "Không có số liệu": the reason is needed. */
  reason: { question: Question<NoDataReason> };
  /** A warning: an explanation is needed. */
  explain: { pending: PendingAnswer; message: Outgoing };
  /** A photo or file is needed beside the answer, or an explanation in its place. */
  evidence: {
    pending: PendingAnswer;
    explanation: string | null;
    mode: "required" | "or_explain";
    question: Question<EvidenceWay>;
  };
  /** A choice was pressed: these are ticked now. */
  tick: { ticked: readonly string[] };
  /** Another page of a long list of choices. */
  page: { page: number };
  /** A note or the day of a figure, about the answer of this path. */
  annotate: { path: string };
}

export type OutcomeOf<Kind extends keyof Outcomes> = {
  [Each in Kind]: { kind: Each } & Outcomes[Each];
}[Kind];
export type AnswerOutcome = OutcomeOf<keyof Outcomes>;
export type EvidenceOutcome = OutcomeOf<"evidence">;

/** The ways out when evidence is asked for. */
export type EvidenceWay = "explain" | "later";

/** Where the dialogue asks: plain JSON. */
export interface AskedAt {
  recordId: number;
  /** See stepPlace.ts. */
  place: number;
  ticked: readonly string[];
  /** Of a long list of choices, from 0. */
  page: number;
  /** How far the area was when the question was shown. */
  seen: SeenAt;
  /** Messages that ask about it, the question itself first. */
  prompts: readonly number[];
}

/** The same with everything it stands for, read anew in each update. */
export interface Asking {
  area: OpenArea;
  questions: readonly QuestionInfo[];
  question: QuestionInfo;
  place: number;
  ticked: readonly string[];
  page: number;
  seen: SeenAt;
  prompts: readonly number[];
  locale: Locale;
}

export async function askingAt(handling: Handling, at: AskedAt): Promise<Asking | null> {
  const area = await openArea(handling.act, at.recordId);
  if (area === null) return null;
  const questions = askedQuestions(area);
  const question = atPlace(questions, at.place);
  if (question === undefined) return null;
  return { area, questions, question, ...at, locale: personLocale(handling) };
}

/** Name of a message of this chat, by which an edit of it finds the answer it gave. */
export function saidIn(handling: Handling, messageId: number | undefined): string | undefined {
  return messageId === undefined ? undefined : `${handling.conversation}/${messageId}`;
}

export function reply(text: string): AnswerOutcome {
  return { kind: "reply", message: outgoing([text]) };
}
