import type { Recognized } from "../../domain/language/commandRecognizer.ts";
import type { AskedAt } from "../answering/asking.ts";
import { applyCommand } from "../answering/applyCommand.ts";
import { takeAnswer } from "../answering/takeAnswer.ts";
import { ask, receive, type Received } from "../ask/ask.ts";
import type { BotConversation, InnerContext } from "../core/botContext.ts";
import { settlePrompts } from "../core/keyboards.ts";
import { type Button, keyboard } from "../core/outgoing.ts";
import { say } from "../core/say.ts";
import { areaScreen, choiceButtons, type AreaScreen } from "../screens/area.ts";
import { nameOf } from "../core/question.ts";
import { removeAsked, takeRepeat } from "../answering/takeRepeat.ts";
import { takeReview, type ReviewOutcome } from "../answering/takeReview.ts";
import { annotate } from "./annotate.ts";
import type { FirstInput } from "./FlowArguments.ts";
import { followOutcome } from "./followOutcome.ts";

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
  begin?: Recognized | FirstInput,
): Promise<void> {
  if (begin !== undefined && "input" in begin) await takeFirst(conversation, context, recordId, begin);
  else if (begin !== undefined)
    await conversation.external(({ handling }) => applyCommand(handling, recordId, begin));
  const start = conversation.checkpoint();
  const screen = await conversation.external(({ handling }) => areaScreen(handling, recordId));
  switch (screen.kind) {
    case "closed":
      await say(context, screen.message);
      return;
    case "review":
      if ((await review(conversation, context, screen)) === "left") return;
      break;
    case "question":
      await question(conversation, context, screen);
      break;
    case "repeat":
      await repeat(conversation, context, screen);
      break;
    default:
      return screen satisfies never;
  }
  return conversation.rewind(start);
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
  const screen = await conversation.external(({ handling }) => areaScreen(handling, recordId));
  if (screen.kind !== "question") return;
  return settle(conversation, screen, promptId, { context, input, button }, true);
}

/**
 * Takes what the person does until the question is answered or left. It waits by itself, without the blocks
 * of ask/: each input may tick, turn a page, ask for more, or leave the question standing.
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
    const outcome = await conversation.external(({ handling }) => takeAnswer(handling, at, input, button));
    if (outcome.kind === "reply" && isFirst) {
      await say(received.context, outcome.message);
      received = await receive(conversation, screen.message.buttons);
      continue;
    }
    if (outcome.kind === "tick" || outcome.kind === "page") {
      if (outcome.kind === "page") at.page = outcome.page;
      else at.ticked = outcome.ticked;
      const buttons = await conversation.external(({ handling }) => choiceButtons(handling, at));
      if (messageId !== null) await showButtons(received.context, messageId, buttons);
      received = await receive(conversation, buttons);
      continue;
    }
    const next = await followOutcome({ conversation, received, at }, outcome);
    if (next === null) return;
    received = next;
  }
}

async function showButtons(context: InnerContext, messageId: number, buttons: Button[][]): Promise<void> {
  await context.api.raw.editMessageReplyMarkup({
    ...(context.chatId === undefined ? {} : { chat_id: context.chatId }),
    message_id: messageId,
    ...(buttons.length > 0 ? { reply_markup: keyboard(buttons) } : {}),
  });
}

/** Shows the review until the area is handed in or a question is opened. */
async function review(
  conversation: BotConversation,
  context: InnerContext,
  screen: Extract<AreaScreen, { kind: "review" }>,
): Promise<"again" | "left"> {
  const received = await ask(conversation, context, screen.message);
  const { input, button, promptId } = received;
  const outcome: ReviewOutcome = await conversation.external(({ handling }) => {
    settlePrompts(handling, [promptId]);
    return takeReview(handling, screen.recordId, screen.prompt, input, button);
  });
  for (const message of outcome.messages) await say(received.context, message);
  if (outcome.kind !== "annotate") return outcome.kind;
  await annotate(conversation, received.context, screen.recordId, outcome.path);
  return "again";
}

/**
 * Behind the entries of a repeat, until one is added, opened or removed, or there are no more. Waits by itself:
 * what does not answer the question about a removal is said to the entries.
 */
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
    const outcome = await conversation.external(async ({ handling }) => {
      const taken = await takeRepeat(handling, at, input, button);
      if (taken.kind !== "reply") settlePrompts(handling, [promptId]);
      return taken;
    });
    switch (outcome.kind) {
      case "next":
        return;
      case "reply":
        await say(received.context, outcome.message);
        return conversation.skip();
      case "remove": {
        received = await ask(conversation, received.context, outcome.question.message);
        const answer = nameOf(outcome.question, received.button);
        // Anything else than the two buttons is taken as said to the entries themselves.
        if (answer === undefined) continue;
        if (answer === "yes")
          await conversation.external(({ handling }) => removeAsked(handling, at, outcome.entry));
        return;
      }
      default:
        return outcome satisfies never;
    }
  }
}
