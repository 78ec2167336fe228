import { fileURLToPath } from "node:url";
import { conversations, createConversation } from "@grammyjs/conversations";
import { Composer, InlineKeyboard } from "grammy";
import { unpackButton } from "../../messaging/buttonData.ts";
import { t } from "../../i18n/t.ts";
import { amendAnswer } from "../answering/amendAnswer.ts";
import { judgeBySeen } from "../answering/judgeBySeen.ts";
import { comeAlong } from "./comeAlong.ts";
import { runCommand, takeInviteCode } from "../commands/runCommand.ts";
import type { BotContext } from "./botContext.ts";
import { dialogueStorage } from "./dialogue.ts";
import { FLOWS } from "../flows/index.ts";
import { informFirst } from "../press/onPrivacy.ts";
import { press, pressLate } from "../press/press.ts";
import { resumeQuestion } from "../answering/resumeQuestion.ts";
import { personLocale, say } from "./say.ts";
import { takeLoosePiece } from "../files/takeLoosePiece.ts";
import { takeSentFile } from "../files/takeSentFile.ts";
import { flowsVersion } from "./flowsVersion.ts";
import { heedRestore } from "./heedRestore.ts";
import type { Taken } from "./taken.ts";

type Step = (context: BotContext) => Promise<Taken>;

/** What is understood whatever flow is running; the first that takes an update is the only one. */
const BEFORE_THE_FLOW: readonly Step[] = [amendAnswer, judgeBySeen, runCommand, takeInviteCode, press];

/** What an update is that no flow has taken. */
const BEHIND_THE_FLOWS: readonly Step[] = [
  resumeQuestion,
  pressLate,
  takeSentFile,
  takeLoosePiece,
  notUnderstood,
];

const SOURCES = fileURLToPath(new URL("../", import.meta.url));

/**
 * What becomes of an update, the same for every channel: a command or a button, else an answer to the flow that
 * is running, else what stands on its own (a file, an old button). A flow that is asked for is entered at the end.
 */
export function understand(): Composer<BotContext> {
  const bot = new Composer<BotContext>();
  bot.use(onlyPrivate);
  bot.use(answerPress);
  bot.use(informFirst);
  bot.use(heedRestore);
  bot.use(comeAlong);
  bot.use(
    conversations<BotContext, BotContext>({
      storage: { type: "context", version: flowsVersion(SOURCES), adapter: dialogueStorage },
    }),
  );
  bot.use(async (context, next) => {
    const taken = await firstOf(BEFORE_THE_FLOW, context);
    if (taken === "passed" || context.handling.enter !== null) await next();
  });
  for (const [name, flow] of Object.entries(FLOWS)) bot.use(createConversation(flow, name));
  bot.use(async (context) => {
    if (context.handling.enter === null) await firstOf(BEHIND_THE_FLOWS, context);
    const { enter } = context.handling;
    if (enter !== null) await context.conversation.enter(enter.enter, ...enter.args);
  });
  return bot;
}

async function firstOf(steps: readonly Step[], context: BotContext): Promise<Taken> {
  for (const step of steps) {
    const taken = await step(context);
    if (taken === "passed") continue;
    if (taken !== "done") await context.conversation.exitAll();
    if (typeof taken === "object") context.handling.enter = taken;
    return taken;
  }
  return "passed";
}

/** Each press is answered, or its button goes on waiting; the prompts it answers lose their buttons. */
async function answerPress(context: BotContext, next: () => Promise<void>): Promise<void> {
  const query = context.callbackQuery;
  if (query === undefined) return next();
  await context.answerCallbackQuery();
  await next();
  const on = query.data === undefined ? undefined : unpackButton(query.data)?.on;
  // What must stay pressable (areas, inspections, points) is no prompt.
  const isPrompt = on === "prompt" || on === "finding" || on === "review" || on === "privacy";
  if (isPrompt && query.message !== undefined) context.handling.answered.add(query.message.message_id);
}

/** In groups nothing is said that could belong to an inspection. */
async function onlyPrivate(context: BotContext, next: () => Promise<void>): Promise<void> {
  if (context.chat?.type === "private") return next();
  const { input, port } = context.handling;
  if (input.kind !== "text" || input.command === null || !input.text.startsWith("/")) return;
  const url = port?.privateLink?.() ?? null;
  const way = url === null ? {} : { reply_markup: new InlineKeyboard().url(t("vi", "open-private"), url) };
  await context.reply(t("vi", "only-private"), way);
}

async function notUnderstood(context: BotContext): Promise<Taken> {
  const { handling } = context;
  const { input, update } = handling;
  if (input.kind === "other") return "done";
  const known =
    input.kind === "evidence"
      ? "evidence-nothing-open"
      : input.kind === "button"
        ? "button-old"
        : "not-understood";
  await say(context, t(personLocale(handling), update.person === null ? "stranger" : known));
  return "done";
}
