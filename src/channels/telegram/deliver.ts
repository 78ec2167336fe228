import { z } from "zod";
import type { DeliveryOutcome } from "../../messaging/channelPort.ts";
import type { FilePart } from "../common/multipart.ts";
import type { ApiAnswer, ApiRefusal, TelegramApi } from "./telegramApi.ts";

/** One call of the Bot API as the outbox owes it. */
export interface TelegramCall {
  readonly method: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly files?: Readonly<Record<string, FilePart>>;
}

const sentSchema = z.looseObject({ message_id: z.int() });

/** Nothing is lost when these come to nothing. */
const IDLE_REFUSALS: readonly { readonly method: RegExp; readonly description: RegExp }[] = [
  {
    method: /^editMessageReplyMarkup$/,
    description: /message is not modified|message to edit not found|message can't be edited/,
  },
  { method: /^answerCallbackQuery$/, description: /query is too old|query ID is invalid/ },
];

/** Wait when Telegram refuses the token: only a new configuration helps. */
const UNAUTHORIZED_PAUSE_S = 300;

/** Delivers one call and says what became of it; the external id is that of the message sent or edited. */
export async function deliver(api: TelegramApi, call: TelegramCall): Promise<DeliveryOutcome> {
  const answer = await send(api, call);
  if (answer.ok) return { kind: "sent", externalId: externalId(answer.result) };
  if (call.method === "sendChatAction") return { kind: "sent", externalId: null };
  if (answer.kind === "unreachable") {
    return { kind: "retry", afterSeconds: null, scope: "chat", error: answer.error };
  }
  if (answer.migrateToChatId !== undefined && call.payload["chat_id"] !== answer.migrateToChatId) {
    return deliver(api, { ...call, payload: { ...call.payload, chat_id: answer.migrateToChatId } });
  }
  if (
    IDLE_REFUSALS.some((idle) => idle.method.test(call.method) && idle.description.test(answer.description))
  ) {
    return { kind: "sent", externalId: messageIdOf(call) };
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
