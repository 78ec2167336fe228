import { recognizeCommand, type RecognizedCommand } from "../../domain/language/commandWords.ts";
import { t } from "../../i18n/t.ts";
import {
  storeNotAvailable,
  storePending,
  takeAnswer,
  type AnswerOutcome,
  type AskedAt,
} from "../answering/takeAnswer.ts";
import { ask, receive, type Received } from "../ask.ts";
import type { BotConversation, InnerContext } from "../context.ts";
import { messagePayload } from "../outgoing.ts";
import { personLocale, say } from "../say.ts";
import { areaScreen, applyCommand, tickedButtons, type AreaScreen } from "../screens/area.ts";
import { takeReview, type ReviewOutcome } from "../answering/takeReview.ts";

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
  const at: AskedAt = { recordId: screen.recordId, place: screen.place, ticked: screen.ticked };
  const messageId = await say(context, screen.message);
  let received = await receive(conversation, screen.message.buttons);
  for (;;) {
    const { input, button } = received;
    const outcome = await conversation.external(() => takeAnswer(at, input, button));
    if (outcome.kind === "tick") {
      at.ticked = at.ticked.includes(outcome.choice)
        ? at.ticked.filter((name) => name !== outcome.choice)
        : [...at.ticked, outcome.choice];
      const buttons = await conversation.external(() => tickedButtons(at));
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
  outcome: Exclude<AnswerOutcome, { kind: "tick" }>,
): Promise<Received | null> {
  switch (outcome.kind) {
    case "next":
    case "done":
      return null;
    case "reply":
      await say(received.context, outcome.message);
      // The question stands: this update leaves the log as if it had never come.
      return conversation.skip();
    case "confirm": {
      const answered = await ask(conversation, received.context, outcome.message);
      if (answered.button?.on !== "prompt" || answered.button.prompt !== outcome.prompt) return answered;
      if (answered.button.act !== "yes") return null;
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
  if (outcome.kind === "tick" || outcome.kind === "done") return null;
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
  return outcome.kind;
}

function isKeyboard(
  value: unknown,
): value is { inline_keyboard: { text: string; callback_data: string }[][] } {
  return typeof value === "object" && value !== null && "inline_keyboard" in value;
}
