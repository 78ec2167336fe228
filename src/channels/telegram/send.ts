import { z } from "zod";
import type { DeliveryOutcome } from "../../messaging/channel.ts";
import type { FilePart } from "../common/multipart.ts";
import { splitMessage } from "./splitMessage.ts";
import type { ApiAnswer, ApiRefusal, TelegramApi } from "./telegramApi.ts";

/** One call of the Bot API as the outbox owes it. */
export interface TelegramCall {
  readonly method: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly files?: Readonly<Record<string, FilePart>>;
}

export interface DeliverOptions {
  /**
   * Parts of a long text that earlier tries of the same message have delivered already; kept up to date while
   * sending, so that a try after a failure does not repeat them.
   */
  readonly progress?: { partsSent: number };
}

const sentSchema = z.looseObject({ message_id: z.int() });

/** Nothing is lost when these come to nothing: the sign of typing, and the notice for a press nobody waits for. */
const IDLE_REFUSALS: readonly { readonly method: RegExp; readonly description: RegExp }[] = [
  { method: /^editMessage/, description: /message is not modified/ },
  { method: /^deleteMessages?$/, description: /message to delete not found|message can't be deleted/ },
  { method: /^editMessageReplyMarkup$/, description: /message to edit not found|message can't be edited/ },
  { method: /^answerCallbackQuery$/, description: /query is too old|query ID is invalid/ },
];

/** The message is gone or too old to be changed: the text goes out as a new one (F08). */
const CANNOT_EDIT = /message to edit not found|message can't be edited|MESSAGE_ID_INVALID/;

/** Wait when Telegram refuses the token: only a new configuration helps. */
const UNAUTHORIZED_PAUSE_S = 300;

/**
 * Delivers one call and says what became of it. Longer texts than Telegram takes go out in parts; buttons stay
 * on the last. The external id is that of the (last) message sent or edited.
 */
export async function deliver(
  api: TelegramApi,
  call: TelegramCall,
  options: DeliverOptions = {},
): Promise<DeliveryOutcome> {
  const parts = splitMessage(call.method, call.payload);
  const progress = options.progress ?? { partsSent: 0 };
  let outcome: DeliveryOutcome = { kind: "sent", externalId: null };
  for (const part of parts.slice(progress.partsSent)) {
    // Only the first part carries the files.
    outcome = await deliverPart(api, part === parts[0] ? { ...call, ...part } : part);
    if (outcome.kind !== "sent") return outcome;
    progress.partsSent += 1;
  }
  return outcome;
}

async function deliverPart(api: TelegramApi, call: TelegramCall): Promise<DeliveryOutcome> {
  const answer = await send(api, call);
  if (answer.ok) return { kind: "sent", externalId: externalId(answer.result) };
  if (call.method === "sendChatAction") return { kind: "sent", externalId: null };
  if (answer.kind === "unreachable") {
    return { kind: "retry", afterSeconds: null, scope: "chat", error: answer.error };
  }
  if (answer.migrateToChatId !== undefined && call.payload["chat_id"] !== answer.migrateToChatId) {
    return deliverPart(api, { ...call, payload: { ...call.payload, chat_id: answer.migrateToChatId } });
  }
  if (
    IDLE_REFUSALS.some((idle) => idle.method.test(call.method) && idle.description.test(answer.description))
  ) {
    return { kind: "sent", externalId: messageIdOf(call) };
  }
  if (call.method === "editMessageText" && CANNOT_EDIT.test(answer.description)) {
    const { message_id: _, ...payload } = call.payload;
    return deliverPart(api, { method: "sendMessage", payload });
  }
  return refusal(answer, call);
}

function send(api: TelegramApi, call: TelegramCall): Promise<ApiAnswer> {
  return api.call(call.method, call.payload, call.files === undefined ? {} : { files: call.files });
}

function refusal(answer: ApiRefusal, call: TelegramCall): DeliveryOutcome {
  const error = `${answer.errorCode} ${answer.description}`;
  if (answer.errorCode === 429) {
    // Telegram does not say what is too much. Without a chat it can only be the bot.
    const scope = call.payload["chat_id"] === undefined ? "bot" : "chat";
    return { kind: "retry", afterSeconds: answer.retryAfter ?? 1, scope, error };
  }
  if (answer.errorCode >= 500) return { kind: "retry", afterSeconds: null, scope: "chat", error };
  if (answer.errorCode === 401 || answer.errorCode === 404) {
    return { kind: "retry", afterSeconds: UNAUTHORIZED_PAUSE_S, scope: "bot", error };
  }
  if (answer.errorCode === 403) return { kind: "undeliverable", error };
  // A chat that does not exist (any more) is no mistake in the call.
  if (/chat not found|user not found|PEER_ID_INVALID/.test(answer.description)) {
    return { kind: "undeliverable", error };
  }
  return { kind: "failed", error };
}

function externalId(result: unknown): string | null {
  const message = sentSchema.safeParse(result).data;
  return message === undefined ? null : String(message.message_id);
}

function messageIdOf(call: TelegramCall): string | null {
  const id = call.payload["message_id"];
  return typeof id === "number" ? String(id) : null;
}
