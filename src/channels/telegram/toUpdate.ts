import type { Update } from "grammy/types";
import { flowMessageId } from "../../messaging/messageReference.ts";
import { readUpdate } from "./telegramUpdate.ts";

type Json = Readonly<Record<string, unknown>>;

/**
 * A stored Telegram update as the flows take it: with the inbox number in place of Telegram's, and message ids
 * moved out of the way of outbox ids (`messageReference.ts`). Null for a payload that is no update.
 */
export function toUpdate(payload: unknown, updateId: number): Update | null {
  const read = readUpdate(payload);
  if (!read.ok) return null;
  const { raw, kind } = read.update;
  const content = raw[kind];
  if (!isJson(content)) return null;
  const converted = {
    ...raw,
    update_id: updateId,
    [kind]:
      kind === "message" || kind === "edited_message"
        ? movedMessage(content)
        : kind === "callback_query" && isJson(content["message"])
          ? { ...content, message: movedMessage(content["message"]) }
          : content,
  };
  return isUpdate(converted) ? converted : null;
}

function movedMessage(message: Json): Json {
  const id = message["message_id"];
  const reply = message["reply_to_message"];
  return {
    ...message,
    ...(typeof id === "number" ? { message_id: flowMessageId(id) } : {}),
    ...(isJson(reply) ? { reply_to_message: movedMessage(reply) } : {}),
  };
}

function isJson(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What flows rely on was checked by `readUpdate`; the rest is Telegram's promise. */
function isUpdate(value: Json): value is Json & Update {
  return typeof value["update_id"] === "number";
}
