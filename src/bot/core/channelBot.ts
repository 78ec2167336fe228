import { AsyncLocalStorage } from "node:async_hooks";
import { Bot, BotError, type Composer } from "grammy";
import type { UserFromGetMe } from "grammy/types";
import { z } from "zod";
import { chatNumber, type ChannelPort } from "../../messaging/channelPort.ts";
import type { Received } from "../../messaging/updateTries.ts";
import { noticeLength } from "./notice.ts";
import type { BotContext } from "./botContext.ts";
import { hasMoved, messageHere, noteSaid } from "./dialogue.ts";
import { openHandling, type Handling } from "./handling.ts";
import { readInput, type Recognize } from "./input.ts";

/** Calls that only Telegram knows and that say nothing: true at once elsewhere, nothing queued. */
const TELEGRAM_ONLY = new Set(["answerCallbackQuery", "setMyCommands"]);

/** A flow never waits for a network; should it ever, the update fails and is tried again. */
const API_TIMEOUT_S = 30;

const BOT_INFO: UserFromGetMe = {
  id: 1,
  is_bot: true,
  first_name: "Kiemtra",
  username: "kiemtra_bot",
  can_join_groups: false,
  can_read_all_group_messages: false,
  supports_inline_queries: false,
  can_connect_to_business: false,
  has_main_web_app: false,
  has_topics_enabled: false,
  allows_users_to_create_topics: false,
  can_manage_bots: false,
  supports_guest_queries: false,
  supports_join_request_queries: false,
};

/**
 * The update in work. grammY tells its API client nothing of the middleware that calls it, and what a dialogue
 * says passes no other place of ours: the one reason for an ambient value. All else has `context.handling`.
 */
const current = new AsyncLocalStorage<Handling>();

function handlingNow(): Handling {
  const handling = current.getStore();
  if (handling === undefined) throw new Error("a bot that handles no update: call handle() of its channel");
  return handling;
}

/**
 * The grammY bot of one channel. It never touches a network: `client.fetch`, the one place that
 * also works inside conversations (below the replay log), queues each call in the act of the
 * update being handled and answers with the outbox id as message id.
 */
export function createChannelBot(
  flows: Composer<BotContext>,
  recognize: Recognize,
): {
  /** Gives what came of it; null when there was nothing in it for the flows. */
  handle(
    received: Received,
    port: Pick<ChannelPort, "toUpdate" | "seenIn" | "sessionIn" | "capabilities" | "privateLink">,
  ): Promise<Handling | null>;
} {
  const bot = new Bot<BotContext>("1:channel", {
    botInfo: BOT_INFO,
    client: { timeoutSeconds: API_TIMEOUT_S, fetch: queueCall },
  });
  bot.use((context, next) => {
    context.handling = handlingNow();
    return next();
  });
  bot.use(flows);
  return {
    async handle(received, port) {
      const { account, inboxId } = received.update;
      if (account === null) throw new Error(`no account for ${received.conversation}`);
      const update = port.toUpdate(received.update.payload, account, Number(inboxId));
      if (update === null) return null;
      const seen = port.seenIn?.(received.update.payload) ?? null;
      const read = { input: readInput(update, recognize), recognize, seen };
      const handling = openHandling(received, port, read);
      await current
        .run(handling, () => bot.handleUpdate(update))
        .catch((error: unknown) => {
          // The wrapper carries the whole update, which must not reach a log.
          throw error instanceof BotError ? error.error : error;
        });
      return handling;
    },
  };
}

const payloadSchema = z.record(z.string(), z.unknown());

/**
 * Stands in for `fetch` under grammY's API client. It must stay an async function: a synchronous
 * throw here would leave the flow hanging.
 */
async function queueCall(url: string | URL | Request, init?: { body?: unknown }): Promise<Response> {
  const address = url instanceof Request ? url.url : url.toString();
  const method = address.slice(address.lastIndexOf("/") + 1);
  const handling = handlingNow();
  const { act, channel, conversation, update } = handling;
  if (typeof init?.body !== "string") {
    throw new TypeError(`${method}: files are given by reference ("file:<document id>"), not as bytes`);
  }
  const payload = payloadSchema.parse(JSON.parse(init.body));
  if (channel !== "telegram" && TELEGRAM_ONLY.has(method) && payload["text"] === undefined) {
    return answer(true);
  }
  const { chat_id: chatId, ...rest } = payload;
  const isOwn =
    chatId === undefined || update.account === null || chatId === chatNumber(channel, update.account);
  // A dialogue that came along from another chat of the person still holds that chat's number.
  if (!isOwn && !hasMoved(handling)) {
    throw new Error(`${method}: a flow writes to its own chat only; use act.send for others`);
  }
  const target = rest["message_id"];
  if (typeof target === "number") {
    const here = await messageHere(handling, String(target));
    if (here === null) return answer(true);
    rest["message_id"] = Number(here);
  }
  const id = await act.send({ channel, conversation, method, payload: rest });
  const { text } = rest;
  if (method === "sendMessage")
    noteSaid(handling, id, typeof text === "string" ? noticeLength(handling, text) : 0);
  if (!method.startsWith("send") || method === "sendChatAction") return answer(true);
  return answer({
    message_id: Number(id),
    date: Math.floor(act.now.getTime() / 1_000),
    chat: { id: chatId, type: "private" },
  });
}

function answer(result: unknown): Response {
  return Response.json({ ok: true, result });
}
