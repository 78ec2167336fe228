import type { Chat, Message, Update, User } from "grammy/types";
import { z } from "zod";
import type { AccountRef } from "../../db/keepAccount.ts";
import { chatNumber } from "../../messaging/channelPort.ts";
import { typedText } from "../common/typedText.ts";
import { stickerContent } from "../common/stickerContent.ts";
import { chosenIn, shownPromptSchema } from "../common/prompt.ts";
import { readEvent, type ZaloEvent } from "./zaloEvent.ts";

const payloadSchema = z.object({ event: z.unknown(), prompt: shownPromptSchema.nullable() });

/**
 * A stored Zalo event as the flows take it; a number, a letter or the words of a choice become the
 * press of its button. Null for a payload that is no event (another release wrote it).
 */
export function toUpdate(payload: unknown, account: AccountRef, updateId: number): Update | null {
  const stored = payloadSchema.safeParse(payload).data;
  const read = stored === undefined ? undefined : readEvent(stored.event);
  if (stored === undefined || read?.ok !== true) return null;
  const { event } = read;
  const { content } = event;
  const { chat, from } = partiesOf(event, account);
  const { prompt } = stored;
  const chosen = content.kind === "text" && prompt !== null ? chosenIn(content.text, prompt) : null;
  if (chosen !== null && chosen.option.data !== null) {
    const { outboxId, at, text } = chosen.prompt;
    const message = { message_id: Number(outboxId), chat, date: at, text };
    return {
      update_id: updateId,
      callback_query: {
        id: String(updateId),
        from,
        chat_instance: String(chat.id),
        data: chosen.option.data,
        message,
      },
    };
  }
  const date = Math.floor((event.at ?? 0) / 1_000);
  return {
    update_id: updateId,
    message: { message_id: updateId, date, chat, from, ...contentOf(event) },
  };
}

function partiesOf(
  event: ZaloEvent,
  account: AccountRef,
): { from: User; chat: Chat.PrivateChat | Chat.GroupChat } {
  const id = chatNumber("zalo", account);
  // Telegram demands a first name; flows address people by their own name, never by this one.
  const first_name = event.from.displayName ?? account.displayName ?? "Zalo";
  const from = { id, is_bot: false, first_name };
  return {
    from,
    chat: event.isPrivate ? { id, type: "private", first_name } : { id, type: "group", title: "" },
  };
}

type Content = Partial<Pick<Message, "text" | "entities" | "photo" | "caption" | "sticker" | "voice">>;

function contentOf({ content, messageId }: ZaloEvent): Content {
  const file_unique_id = messageId ?? "";
  switch (content.kind) {
    case "text":
      return typedText(content.text);
    case "photo":
      // Size and dimensions are not told: the bytes themselves say them.
      return {
        photo: [{ file_id: content.url, file_unique_id, width: 0, height: 0 }],
        ...(content.caption === undefined ? {} : { caption: content.caption }),
      };
    case "sticker":
      return stickerContent(content.id, file_unique_id);
    case "voice":
      return { voice: { file_id: content.url, file_unique_id, duration: 0, mime_type: "audio/aac" } };
    case "unsupported":
      return {};
    default:
      return content satisfies never;
  }
}
