import { conversations, createConversation } from "@grammyjs/conversations";
import { Composer, InlineKeyboard } from "grammy";
import { recognizeCommand } from "../domain/language/commandWords.ts";
import { comeAlong } from "./comeAlong.ts";
import { unpackButton } from "./callbackData.ts";
import type { BotContext } from "./context.ts";
import { dialogueStorage } from "./dialogue.ts";
import { answerArea } from "./flows/answerArea.ts";
import { addFindingFlow, addRecommendationFlow } from "./flows/addByHand.ts";
import { handOverFlow } from "./flows/handOverArea.ts";
import { reopenAreaFlow, returnAreaFlow } from "./flows/returnArea.ts";
import { calendarFlow } from "./flows/calendarDay.ts";
import { concludeFlow } from "./flows/conclude.ts";
import { emailFlow } from "./flows/email.ts";
import { enrol } from "./flows/enrol.ts";
import { takeLoosePiece } from "./flows/remedyEvidence.ts";
import { remedyFlow } from "./flows/remedyPoint.ts";
import { numberPaperFlow } from "./flows/numberPaperFlow.ts";
import { templateFlow } from "./flows/templateFlow.ts";
import { reinspectFlow } from "./flows/reinspect.ts";
import { reviewFindings } from "./flows/reviewFindings.ts";
import { tellMinutes } from "./flows/tellMinutes.ts";
import { enterAsked, isFlowAsked } from "./enterFlow.ts";
import { takeCalendarFile } from "./takeCalendarFile.ts";
import { takeSignedPaper } from "./takeSignedPaper.ts";
import { takeWorkbook } from "./takeWorkbook.ts";
import { runCommand } from "./commands.ts";
import { pressAfterFlows, pressOutside } from "./pressOutside.ts";
import { readInput } from "./input.ts";
import { settlePrompts } from "./keyboards.ts";
import { t } from "../i18n/t.ts";
import { personLocale, say } from "./say.ts";
import { handling, privateLink } from "./handling.ts";
import { amendAnswer } from "./amendAnswer.ts";
import { resumeQuestion } from "./resumeQuestion.ts";

/**
 * Raise with every change of the order or kind of calls in a flow: stored dialogues of an older
 * version are then discarded (and re-entered from the data) instead of replayed against new code.
 */
const FLOWS_VERSION = 10;

/** All flows, the same for every channel; the order of the middleware is the order of precedence. */
export function createFlows(): Composer<BotContext> {
  const flows = new Composer<BotContext>();
  flows.use(onlyPrivate);
  flows.use(settlePressed);
  flows.use(comeAlong);
  flows.use(
    conversations<BotContext, BotContext>({
      storage: { type: "context", version: FLOWS_VERSION, adapter: dialogueStorage },
    }),
  );
  flows.use(beforeFlows(amendAnswer));
  flows.use(beforeFlows(runCommand));
  flows.use(beforeFlows(pressOutside));
  flows.use(createConversation(enrol, "enrol"));
  flows.use(createConversation(answerArea, "area"));
  flows.use(createConversation(reviewFindings, "findings"));
  flows.use(createConversation(returnAreaFlow, "returnArea"));
  flows.use(createConversation(reopenAreaFlow, "reopenArea"));
  flows.use(createConversation(handOverFlow, "handOver"));
  flows.use(createConversation(addFindingFlow, "addFinding"));
  flows.use(createConversation(addRecommendationFlow, "addRecommendation"));
  flows.use(createConversation(tellMinutes, "minutes"));
  flows.use(createConversation(concludeFlow, "conclude"));
  flows.use(createConversation(numberPaperFlow, "numberPaper"));
  flows.use(createConversation(templateFlow, "template"));
  flows.use(createConversation(reinspectFlow, "reinspect"));
  flows.use(createConversation(remedyFlow, "remedy"));
  flows.use(createConversation(calendarFlow, "calendar"));
  flows.use(createConversation(emailFlow, "email"));
  flows.use(enterAsked);
  flows.use(resumeQuestion);
  flows.use(enterAsked);
  flows.use(pressAfterFlows);
  flows.use(enterAsked);
  flows.use(takeWorkbook);
  flows.use(takeCalendarFile);
  flows.use(takeSignedPaper);
  flows.use(takeLoosePiece);
  flows.use(notUnderstood);
  return flows;
}

type Handler = (context: BotContext) => Promise<"handled" | "passed">;

/** What is understood before the flows never reaches them, save to enter the flow it asks for. */
function beforeFlows(handler: Handler) {
  return async (context: BotContext, next: () => Promise<void>): Promise<void> => {
    if (isFlowAsked() || (await handler(context)) === "passed" || isFlowAsked()) await next();
  };
}

/** Prompts are answered by one press; what must stay pressable (areas, inspections, points) is none. */
async function settlePressed(context: BotContext, next: () => Promise<void>): Promise<void> {
  await next();
  const query = context.callbackQuery;
  const on = query?.data === undefined ? undefined : unpackButton(query.data)?.on;
  const isPrompt = on === "prompt" || on === "finding" || on === "review";
  if (isPrompt && query?.message !== undefined) settlePrompts([query.message.message_id]);
}

/** In groups nothing is said that could belong to an inspection. */
async function onlyPrivate(context: BotContext, next: () => Promise<void>): Promise<void> {
  if (context.chat?.type === "private") return next();
  const text = context.message?.text ?? "";
  if (recognizeCommand(text) === null || !text.startsWith("/")) return;
  const url = privateLink();
  const way = url === null ? {} : { reply_markup: new InlineKeyboard().url(t("vi", "open-private"), url) };
  await context.reply(t("vi", "only-private"), way);
}

async function notUnderstood(context: BotContext): Promise<void> {
  const input = readInput(context.update);
  if (input.kind === "other") return;
  if (input.kind === "evidence" && handling().update.person !== null) {
    await say(context, t(personLocale(), "evidence-nothing-open"));
    return;
  }
  if (input.kind === "button" && unpackButton(input.data) !== null) await context.answerCallbackQuery();
  const known = handling().update.person !== null;
  await say(context, t(personLocale(), known ? "not-understood" : "stranger"));
}
