import { parseAnswer } from "../../domain/answer/parseAnswer.ts";
import { t } from "../../i18n/t.ts";
import type { ButtonData } from "../../messaging/buttonData.ts";
import { handling } from "../core/handling.ts";
import type { Input } from "../core/input.ts";
import { outgoing } from "../core/outgoing.ts";
import { newPromptId } from "../core/promptId.ts";
import { askingAt, type AnswerOutcome, type AskedAt, type Asking, type EvidenceOutcome } from "./asking.ts";
import { shownValue } from "../screens/echo.ts";
import { EVIDENCE_ACTS, evidencePrompt } from "./evidencePrompt.ts";
import { leaveNotice } from "../core/notice.ts";
import { answerContext, questionKind } from "../screens/questionKind.ts";
import { storePending } from "./storeAnswer.ts";
import { takeEvidence } from "./takeEvidence.ts";

/**
 * Takes what came after evidence was asked for: the piece itself, the wish to explain instead, or
 * the explanation at once. Null: something else, to be taken as an answer to the question.
 */
export async function takeAskedEvidence(
  at: AskedAt,
  asked: EvidenceOutcome,
  input: Input,
  button: ButtonData | null,
): Promise<AnswerOutcome | null> {
  const asking = await askingAt(at);
  if (asking === null) return { kind: "next" };
  const { area, question, locale } = asking;
  const { pending, explanation, mode, prompt } = asked;
  if (input.kind === "evidence") {
    const taken = await takeEvidence(area, question, input, locale, false);
    if (!taken.ok) return { ...asked, ...evidencePrompt(taken.lines.join("\n"), mode, locale) };
    leaveNotice(...taken.lines);
    return storePending(at, pending, explanation);
  }
  if (button?.on === "prompt" && button.prompt === prompt) {
    if (button.act === EVIDENCE_ACTS.later) return storePending(at, pending, explanation, true);
    const text = t(locale, "evidence-explain", { value: shownValue(area, question, pending, locale) });
    return {
      kind: "explain",
      pending,
      prompt: newPromptId(),
      message: { ...outgoing([text]), wantsText: true },
    };
  }
  const words = explanationIn(asking, mode, input, button);
  return words === null ? null : storePending(at, pending, words);
}

/** Words that are neither a button's label, nor a command, nor another answer to the same question. */
function explanationIn(
  { area, question }: Asking,
  mode: EvidenceOutcome["mode"],
  input: Input,
  button: ButtonData | null,
): string | null {
  if (mode !== "or_explain" || input.kind !== "text" || button !== null) return null;
  const text = input.text.trim();
  if (text === "" || input.command !== null) return null;
  const kind = questionKind(area, question);
  if (kind.kind !== "choice" && kind.kind !== "multi_choice") return text;
  return parseAnswer(text, kind, answerContext(area, question, handling().act.today)).ok ? null : text;
}
