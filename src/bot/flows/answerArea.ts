import { recognizeCommand, type RecognizedCommand } from "../../domain/language/commandWords.ts";
import { t } from "../../i18n/t.ts";
import type { AnswerOutcome, AskedAt } from "../answering/asking.ts";
import { takeAskedEvidence } from "../answering/takeAskedEvidence.ts";
import { storeNotAvailable, storePending, takeAnswer } from "../answering/takeAnswer.ts";
import { ask, receive, type Received } from "../ask.ts";
import type { BotConversation, InnerContext } from "../context.ts";
import { messagePayload } from "../outgoing.ts";
import { personLocale, say } from "../say.ts";
import { areaScreen, applyCommand, choiceButtons, type AreaScreen } from "../screens/area.ts";
import { removeAsked, takeRepeat } from "../answering/takeRepeat.ts";
import { takeReview, type ReviewOutcome } from "../answering/takeReview.ts";
import { annotate } from "./annotate.ts";

/**
 * Fills in one area. Each answer is stored the moment it is given and the dialogue rewound to its
 * start, so its state stays at a few KB however long the form is, and the flow can be thrown away
 * at any time: where it stands is in the database.
 *
 * @param command what the person wrote to get here ("sửa 9"), done before the first question
 */
export async function answerArea(
  conversation: BotConversation,
  context: InnerContext,
  recordId: number,
  command?: RecognizedCommand,
): Promise<void> {
  if (command !== undefined) await conversation.external(() => applyCommand(recordId, command));
  const start = conversation.checkpoint();
  const screen = await conversation.external(() => areaScreen(recordId));
  switch (screen.kind) {
    case "closed":
      await say(context, screen.message);
      return;
    case "review": {
      const outcome = await review(conversation, context, screen);
      if (outcome === "left") return;
      return conversation.rewind(start);
    }
    case "question":
      await question(conversation, context, screen);
      return conversation.rewind(start);
    case "repeat":
      await repeat(conversation, context, screen);
      return conversation.rewind(start);
    default:
      return screen satisfies never;
  }
}

type QuestionScreen = Extract<AreaScreen, { kind: "question" }>;

/** Asks until something was stored or moved. */
async function question(
  conversation: BotConversation,
  context: InnerContext,
  screen: QuestionScreen,
): Promise<void> {
  const at: AskedAt = {
    recordId: screen.recordId,
    place: screen.place,
    ticked: screen.ticked,
    page: 0,
    seen: screen.seen,
  };
  const messageId = await say(context, screen.message);
  let received = await receive(conversation, screen.message.buttons);
  for (;;) {
    const { input, button } = received;
    const outcome = await conversation.external(() => takeAnswer(at, input, button));
    if (outcome.kind === "tick" || outcome.kind === "page") {
      if (outcome.kind === "page") at.page = outcome.page;
      else
        at.ticked = at.ticked.includes(outcome.choice)
          ? at.ticked.filter((name) => name !== outcome.choice)
          : [...at.ticked, outcome.choice];
      const buttons = await conversation.external(() => choiceButtons(at));
      const { reply_markup } = messagePayload({ text: "", entities: [], buttons });
      await context.api.raw.editMessageReplyMarkup({
        ...(context.chatId === undefined ? {} : { chat_id: context.chatId }),
        message_id: messageId,
        ...(isKeyboard(reply_markup) ? { reply_markup } : {}),
      });
      received = await receive(conversation, buttons);
      continue;
    }
    const next = await follow(conversation, received, at, outcome);
    if (next === null) return;
    received = next;
  }
}

/** Does what the outcome asks for; null when the question is settled, else the input to take next. */
async function follow(
  conversation: BotConversation,
  received: Received,
  at: AskedAt,
  outcome: Exclude<AnswerOutcome, { kind: "tick" | "page" }>,
): Promise<Received | null> {
  switch (outcome.kind) {
    case "next":
    case "done":
      return null;
    case "reply":
      await say(received.context, outcome.message);
      // The question stands: this update leaves the log as if it had never come.
      return conversation.skip();
    case "annotate":
      await annotate(conversation, received.context, at.recordId, outcome.path);
      return null;
    case "confirm": {
      const answered = await ask(conversation, received.context, outcome.message);
      if (answered.button?.on !== "prompt" || answered.button.prompt !== outcome.prompt) return answered;
      if (answered.button.act !== "yes") return null;
      if (outcome.seen !== undefined) at.seen = outcome.seen;
      const stored = await conversation.external(() => storePending(at, outcome.pending, null));
      return afterStoring(conversation, answered, at, stored);
    }
    case "explain": {
      const answered = await ask(conversation, received.context, outcome.message);
      if (!isWords(answered)) return answered;
      const { text } = answered.input;
      const stored = await conversation.external(() => storePending(at, outcome.pending, text.trim()));
      return afterStoring(conversation, answered, at, stored);
    }
    case "evidence": {
      const answered = await ask(conversation, received.context, outcome.message);
      const { input, button } = answered;
      const taken = await conversation.external(() => takeAskedEvidence(at, outcome, input, button));
      return taken === null ? answered : afterStoring(conversation, answered, at, taken);
    }
    case "reason": {
      const answered = await ask(conversation, received.context, outcome.message);
      const { button } = answered;
      const chosen = button?.on === "prompt" && button.prompt === outcome.prompt ? button.act : null;
      if (chosen === null && !isWords(answered)) return answered;
      const stored = await conversation.external(() =>
        storeNotAvailable(at, chosen === null ? wordsOf(answered) : reasonText(chosen)),
      );
      return afterStoring(conversation, answered, at, stored);
    }
    default:
      return outcome satisfies never;
  }
}

/** Storing again can only end in "next" or in a message; anything further starts from the question. */
async function afterStoring(
  conversation: BotConversation,
  received: Received,
  at: AskedAt,
  outcome: AnswerOutcome,
): Promise<Received | null> {
  if (outcome.kind === "tick" || outcome.kind === "page" || outcome.kind === "done") return null;
  if (outcome.kind === "reply") {
    await say(received.context, outcome.message);
    return null;
  }
  return follow(conversation, received, at, outcome);
}

type Words = Received & { input: { kind: "text"; text: string } };

/** A text that is neither a button's label nor "quay lại", "bỏ qua", "sửa 9". */
function isWords(received: Received): received is Words {
  return (
    received.input.kind === "text" &&
    received.button === null &&
    received.input.text.trim() !== "" &&
    recognizeCommand(received.input.text) === null
  );
}

function wordsOf(received: Received): string {
  return received.input.kind === "text" ? received.input.text.trim() : "";
}

function reasonText(act: string): string {
  const reasons = ["reason-not-tracked", "reason-no-report", "reason-not-checked"] as const;
  const known = reasons.find((reason) => reason === act);
  return known === undefined ? act : t(personLocale(), known);
}

/** Shows the review until the area is handed in or a question is opened. */
async function review(
  conversation: BotConversation,
  context: InnerContext,
  screen: Extract<AreaScreen, { kind: "review" }>,
): Promise<"again" | "left"> {
  const received = await ask(conversation, context, screen.message);
  const { input, button } = received;
  const outcome: ReviewOutcome = await conversation.external(() =>
    takeReview(screen.recordId, screen.prompt, input, button),
  );
  for (const message of outcome.messages) await say(received.context, message);
  if (outcome.kind !== "annotate") return outcome.kind;
  await annotate(conversation, received.context, screen.recordId, outcome.path);
  return "again";
}

/** Behind the entries of a repeat, until one is added, opened or removed, or there are no more. */
async function repeat(
  conversation: BotConversation,
  context: InnerContext,
  screen: Extract<AreaScreen, { kind: "repeat" }>,
): Promise<void> {
  const at = { recordId: screen.recordId, path: screen.path };
  let received = await ask(conversation, context, screen.message);
  for (;;) {
    const { input, button } = received;
    const outcome = await conversation.external(() => takeRepeat(at, input, button));
    switch (outcome.kind) {
      case "next":
        return;
      case "reply":
        await say(received.context, outcome.message);
        return conversation.skip();
      case "remove": {
        received = await ask(conversation, received.context, outcome.message);
        const answer = received.button;
        // Anything else than the two buttons is taken as said to the entries themselves.
        if (answer?.on !== "prompt" || answer.prompt !== outcome.prompt) continue;
        if (answer.act === "yes") await conversation.external(() => removeAsked(at, outcome.entry));
        return;
      }
      default:
        return outcome satisfies never;
    }
  }
}

function isKeyboard(
  value: unknown,
): value is { inline_keyboard: { text: string; callback_data: string }[][] } {
  return typeof value === "object" && value !== null && "inline_keyboard" in value;
}
