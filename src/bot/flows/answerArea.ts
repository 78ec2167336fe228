import type { RecognizedCommand } from "../commands/recognizeCommand.ts";
import { t } from "../../i18n/t.ts";
import type { AnswerOutcome, AskedAt } from "../answering/asking.ts";
import { takeAskedEvidence } from "../answering/takeAskedEvidence.ts";
import { storeNotAvailable, storePending } from "../answering/storeAnswer.ts";
import { applyCommand } from "../answering/applyCommand.ts";
import { takeAnswer } from "../answering/takeAnswer.ts";
import { ask, receive, type Received } from "../ask/ask.ts";
import type { ButtonData } from "../../messaging/buttonData.ts";
import type { BotConversation, InnerContext } from "../core/context.ts";
import type { Input, TextInput } from "../core/input.ts";
import { settlePrompts } from "../core/keyboards.ts";
import { messagePayload, type Button, type Outgoing } from "../core/outgoing.ts";
import { personLocale, say } from "../core/say.ts";
import { areaScreen, choiceButtons, type AreaScreen } from "../screens/area.ts";
import { removeAsked, takeRepeat } from "../answering/takeRepeat.ts";
import { takeReview, type ReviewOutcome } from "../answering/takeReview.ts";
import { annotate } from "./annotate.ts";

/** Something the person did before the flow began, to be taken as done at the question asked. */
export interface FirstInput {
  input: Input;
  button: ButtonData | null;
  /** The message that asks the question; null when it is not shown. */
  promptId: number | null;
}

/**
 * Fills in one area. Each answer is stored the moment it is given and the dialogue rewound to its
 * start, so its state stays at a few KB however long the form is, and the flow can be thrown away
 * at any time: where it stands is in the database.
 *
 * @param begin what the person wrote to get here ("sửa 9"), or did at a question whose dialogue is lost
 */
export async function answerArea(
  conversation: BotConversation,
  context: InnerContext,
  recordId: number,
  begin?: RecognizedCommand | FirstInput,
): Promise<void> {
  if (begin !== undefined && "input" in begin) await takeFirst(conversation, context, recordId, begin);
  else if (begin !== undefined) await conversation.external(() => applyCommand(recordId, begin));
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
  const messageId = await say(context, screen.message);
  const received = await receive(conversation, screen.message.buttons);
  const promptId = screen.message.buttons.length > 0 ? messageId : null;
  return settle(conversation, screen, promptId, received, false);
}

/** Takes what came while no dialogue was there, as if the question had been asked just now. */
async function takeFirst(
  conversation: BotConversation,
  context: InnerContext,
  recordId: number,
  { input, button, promptId }: FirstInput,
): Promise<void> {
  const screen = await conversation.external(() => areaScreen(recordId));
  if (screen.kind !== "question") return;
  return settle(conversation, screen, promptId, { context, input, button }, true);
}

/**
 * Takes what the person does until the question is answered or left.
 * @param messageId the message that asks it with buttons; null when there is none
 * @param entering the first input is the one that began the dialogue: there is no wait to go back to
 */
async function settle(
  conversation: BotConversation,
  screen: QuestionScreen,
  messageId: number | null,
  first: Received,
  entering: boolean,
): Promise<void> {
  const { recordId, place, ticked, seen } = screen;
  const at: AskedAt = {
    recordId,
    place,
    ticked,
    page: 0,
    seen,
    prompts: messageId === null ? [] : [messageId],
  };
  let received = first;
  for (let isFirst = entering; ; isFirst = false) {
    const { input, button } = received;
    const outcome = await conversation.external(() => takeAnswer(at, input, button));
    if (outcome.kind === "reply" && isFirst) {
      await say(received.context, outcome.message);
      received = await receive(conversation, screen.message.buttons);
      continue;
    }
    if (outcome.kind === "tick" || outcome.kind === "page") {
      if (outcome.kind === "page") at.page = outcome.page;
      else
        at.ticked = at.ticked.includes(outcome.choice)
          ? at.ticked.filter((name) => name !== outcome.choice)
          : [...at.ticked, outcome.choice];
      const buttons = await conversation.external(() => choiceButtons(at));
      if (messageId !== null) await showButtons(received.context, messageId, buttons);
      received = await receive(conversation, buttons);
      continue;
    }
    const next = await follow(conversation, received, at, outcome);
    if (next === null) return;
    received = next;
  }
}

async function showButtons(context: InnerContext, messageId: number, buttons: Button[][]): Promise<void> {
  const { reply_markup } = messagePayload({ text: "", entities: [], buttons });
  await context.api.raw.editMessageReplyMarkup({
    ...(context.chatId === undefined ? {} : { chat_id: context.chatId }),
    message_id: messageId,
    ...(isKeyboard(reply_markup) ? { reply_markup } : {}),
  });
}

/** Says a prompt about the question; its buttons go with those of the question. */
async function askAbout(
  conversation: BotConversation,
  context: InnerContext,
  at: AskedAt,
  message: Outgoing,
): Promise<Received> {
  const { promptId, ...received } = await ask(conversation, context, message);
  if (message.buttons.length > 0) at.prompts = [...at.prompts, promptId];
  return received;
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
      const answered = await askAbout(conversation, received.context, at, outcome.message);
      if (answered.button?.on !== "prompt" || answered.button.prompt !== outcome.prompt) return answered;
      if (answered.button.act !== "yes") {
        await conversation.external(() => settlePrompts(at.prompts));
        return null;
      }
      if (outcome.seen !== undefined) at.seen = outcome.seen;
      const stored = await conversation.external(() => storePending(at, outcome.pending, null));
      return afterStoring(conversation, answered, at, stored);
    }
    case "explain": {
      const answered = await askAbout(conversation, received.context, at, outcome.message);
      if (!isWords(answered)) return answered;
      const { text } = answered.input;
      const stored = await conversation.external(() => storePending(at, outcome.pending, text.trim()));
      return afterStoring(conversation, answered, at, stored);
    }
    case "evidence": {
      const answered = await askAbout(conversation, received.context, at, outcome.message);
      const { input, button } = answered;
      const taken = await conversation.external(() => takeAskedEvidence(at, outcome, input, button));
      return taken === null ? answered : afterStoring(conversation, answered, at, taken);
    }
    case "reason": {
      const answered = await askAbout(conversation, received.context, at, outcome.message);
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

type Words = Received & { input: TextInput };

/** A text that is neither a button's label nor "quay lại", "bỏ qua", "sửa 9". */
function isWords(received: Received): received is Words {
  return (
    received.input.kind === "text" &&
    received.button === null &&
    received.input.text.trim() !== "" &&
    received.input.command === null
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
  const { input, button, promptId } = received;
  const outcome: ReviewOutcome = await conversation.external(() => {
    settlePrompts([promptId]);
    return takeReview(screen.recordId, screen.prompt, input, button);
  });
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
  const asked = await ask(conversation, context, screen.message);
  const { promptId } = asked;
  let received: Received = asked;
  for (;;) {
    const { input, button } = received;
    const outcome = await conversation.external(async () => {
      const taken = await takeRepeat(at, input, button);
      if (taken.kind !== "reply") settlePrompts([promptId]);
      return taken;
    });
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
