import { t } from "../../i18n/t.ts";
import type { AnswerOutcome, AskedAt, OutcomeOf, Outcomes } from "../answering/asking.ts";
import { isNoReason, wantsAgain } from "../answering/noReason.ts";
import { QUESTION_ACTS } from "../../messaging/buttonData.ts";
import { isFigure } from "../answering/isFigure.ts";
import { storeNotAvailable, storePending } from "../answering/storeAnswer.ts";
import { takeAskedEvidence } from "../answering/takeAskedEvidence.ts";
import { ask, type Received } from "../ask/ask.ts";
import { nameOf } from "../core/question.ts";
import type { BotConversation } from "../core/botContext.ts";
import { settlePrompts } from "../core/keyboards.ts";
import { outgoing, type Outgoing } from "../core/outgoing.ts";
import { personLocale, say } from "../core/say.ts";
import { annotate } from "./annotate.ts";

/** Where an outcome is followed: the dialogue, the input that led to it, the question it is about. */
interface Following {
  conversation: BotConversation;
  received: Received;
  at: AskedAt;
}

/** Outcomes that lead on; ticks and pages only change the buttons of the question. */
type FollowedKind = Exclude<keyof Outcomes, "tick" | "page">;

/** What each outcome asks for; gives null when the question is settled, else the input to take next. */
const FOLLOW: {
  [Kind in FollowedKind]: (where: Following, outcome: OutcomeOf<Kind>) => Promise<Received | null>;
} = {
  async next() {
    return null;
  },
  async reply({ conversation, received }, { message }) {
    await say(received.context, message);
    // The question stands: this update leaves the log as if it had never come.
    return conversation.skip();
  },
  async annotate({ conversation, received, at }, { path }) {
    await annotate(conversation, received.context, at.recordId, path);
    return null;
  },
  async confirm(where, { pending, question, seen }) {
    const { conversation, at } = where;
    const answered = await askAbout(where, question.message);
    const answer = nameOf(question, answered.button);
    if (answer === undefined) return answered;
    if (answer === "no") {
      await conversation.external(({ handling }) => settlePrompts(handling, at.prompts));
      return null;
    }
    if (seen !== undefined) at.seen = seen;
    return stored(
      where,
      answered,
      await conversation.external(({ handling }) => storePending(handling, at, pending, null)),
    );
  },
  async explain(where, { pending, message }) {
    const { conversation, at } = where;
    let answered = await askAbout(where, message);
    while (givesNoReason(answered)) {
      const wanted = await conversation.external(({ handling }) => ({
        ...outgoing([t(personLocale(handling), "reason-wanted")]),
        wantsText: true as const,
      }));
      answered = await askAbout({ ...where, received: answered }, wanted);
    }
    if (wantsAgain(answered)) return again(where);
    const words = wordsIn(answered);
    if (words === null) return answered;
    return stored(
      where,
      answered,
      await conversation.external(({ handling }) => storePending(handling, at, pending, words)),
    );
  },
  async evidence(where, outcome) {
    const { conversation, at } = where;
    const answered = await askAbout(where, outcome.question.message);
    const { input, button } = answered;
    const taken = await conversation.external(({ handling }) =>
      takeAskedEvidence(handling, at, outcome, input, button),
    );
    return taken === null ? answered : stored(where, answered, taken);
  },
  async reason(where, { question }) {
    const { conversation, at } = where;
    let answered = await askAbout(where, question.message);
    while (givesNoReason(answered))
      answered = await askAbout({ ...where, received: answered }, question.message);
    if (wantsAgain(answered)) return again(where);
    const chosen = nameOf(question, answered.button);
    const words = wordsIn(answered);
    if (chosen === undefined && words === null) return answered;
    const taken = await conversation.external(({ handling }) =>
      storeNotAvailable(
        handling,
        at,
        chosen === undefined ? (words ?? "") : t(personLocale(handling), chosen),
      ),
    );
    return stored(where, answered, taken);
  },
};

/** Does what the outcome asks for; null when the question is settled, else the input to take next. */
export function followOutcome<Kind extends FollowedKind>(
  where: Following,
  outcome: OutcomeOf<Kind>,
): Promise<Received | null> {
  return FOLLOW[outcome.kind](where, outcome);
}

/** Says a prompt about the question; its buttons go with those of the question. */
async function askAbout({ conversation, received, at }: Following, message: Outgoing): Promise<Received> {
  const { promptId, ...answered } = await ask(conversation, received.context, message);
  if (message.buttons.length > 0) at.prompts = [...at.prompts, promptId];
  return answered;
}

/** Storing again can only end in "next" or in a message; anything further starts from the question. */
async function stored(
  where: Following,
  received: Received,
  outcome: AnswerOutcome,
): Promise<Received | null> {
  if (outcome.kind === "tick" || outcome.kind === "page") return null;
  if (outcome.kind === "reply") {
    await say(received.context, outcome.message);
    return null;
  }
  return followOutcome({ ...where, received }, outcome);
}

/** The question itself is asked again. */
async function again({ conversation, at }: Following): Promise<null> {
  await conversation.external(({ handling }) => settlePrompts(handling, at.prompts));
  return null;
}

/** "Giữ nguyên, ghi lý do", "đúng rồi", "để sau": the reason is still to come. */
function givesNoReason({ input, button }: Received): boolean {
  if (button !== null) return button.on === "question" && button.act === QUESTION_ACTS.explain;
  return input.kind === "text" && isNoReason(input.text);
}

/** Words that are neither a button's label, nor "quay lại", "bỏ qua", "sửa 9", nor a figure; null for anything else. */
function wordsIn({ input, button }: Received): string | null {
  if (input.kind !== "text" || button !== null || input.command !== null) return null;
  const words = input.text.trim();
  return words === "" || isFigure(words) ? null : words;
}
