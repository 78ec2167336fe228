import { t } from "../../i18n/t.ts";
import type { ButtonData } from "../../messaging/buttonData.ts";
import type { Handling } from "../core/handling.ts";
import type { Input } from "../core/input.ts";
import { outgoing } from "../core/outgoing.ts";
import { askingAt, type AnswerOutcome, type AskedAt, type Asking, type EvidenceOutcome } from "./asking.ts";
import { shownValue } from "../screens/shownAnswer.ts";
import { evidenceQuestion } from "./askEvidence.ts";
import { leaveNotice } from "../core/notice.ts";
import { nameOf } from "../core/question.ts";
import { answerContext, notationOf } from "../screens/notationOf.ts";
import { chatKind } from "../questions/index.ts";
import { isFigure } from "./isFigure.ts";
import { storePending } from "./storeAnswer.ts";
import { takeEvidence } from "./takeEvidence.ts";

/**
 * Takes what came after evidence was asked for: the piece itself, the wish to explain instead, or
 * the explanation at once. Null: something else, to be taken as an answer to the question.
 */
export async function takeAskedEvidence(
  handling: Handling,
  at: AskedAt,
  asked: EvidenceOutcome,
  input: Input,
  button: ButtonData | null,
): Promise<AnswerOutcome | null> {
  const asking = await askingAt(handling, at);
  if (asking === null) return { kind: "next" };
  const { area, question, locale } = asking;
  const { pending, explanation, mode } = asked;
  if (input.kind === "evidence") {
    const taken = await takeEvidence(handling, area, question, input, locale, false);
    if (!taken.ok) return { ...asked, question: evidenceQuestion(taken.lines.join("\n"), mode, locale) };
    leaveNotice(handling, ...taken.lines);
    return storePending(handling, at, pending, explanation);
  }
  const way = nameOf(asked.question, button);
  if (way === "later") return storePending(handling, at, pending, explanation, true);
  if (way === "explain") {
    const text = t(locale, "evidence-explain", { value: shownValue(area, question, pending, locale) });
    return { kind: "explain", pending, message: { ...outgoing([text]), wantsText: true } };
  }
  const words = explanationIn(handling, asking, mode, input, button);
  return words === null ? null : storePending(handling, at, pending, words);
}

/** Words that are neither a button's label, nor a command, nor another answer to the same question. */
function explanationIn(
  handling: Handling,
  { area, question }: Asking,
  mode: EvidenceOutcome["mode"],
  input: Input,
  button: ButtonData | null,
): string | null {
  if (mode !== "or_explain" || input.kind !== "text" || button !== null) return null;
  const text = input.text.trim();
  if (text === "" || isFigure(text) || input.command !== null) return null;
  if (chatKind(question).offers === "nothing") return text;
  const context = answerContext(area, question, handling.act.today);
  return notationOf(area, question).parse(text, context).ok ? null : text;
}
