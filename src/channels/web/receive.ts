import type { Chat, Message, Update, User } from "grammy/types";
import type { AccountRef } from "../../db/keepAccount.ts";
import { chatNumber, type Seen } from "../../messaging/channelPort.ts";
import { textContent } from "../common/typedText.ts";
import { webInputSchema, webSessionSchema, type WebInput } from "./webInput.ts";

/** Telegram's bound of `Location.horizontal_accuracy`, in metres. */
const MAX_ACCURACY = 1500;

/**
 * Turns what the page delivered into the update the flows understand. Null for a payload that is
 * none of ours (an older or newer release wrote it).
 */
export function receive(payload: unknown, account: AccountRef, updateId: number): Update | null {
  const parsed = webInputSchema.safeParse(payload);
  if (!parsed.success) return null;
  const input = parsed.data;
  const { from, chat } = partiesOf(account);
  if (input.type === "button") {
    return {
      update_id: updateId,
      callback_query: {
        id: String(updateId),
        from,
        chat_instance: String(chat.id),
        data: input.id,
        message: {
          message_id: input.messageId,
          chat,
          date: input.messageAt,
          text: input.messageText,
        },
      },
    };
  }
  const head = { message_id: updateId, date: input.at, chat, from };
  return { update_id: updateId, message: { ...head, ...contentOf(input) } };
}

/** What was on the screen when a text was written, if the page has said so. */
export function seenIn(payload: unknown): Seen | null {
  const input = webInputSchema.safeParse(payload).data;
  return input?.type === "text" && input.seen !== undefined ? { upTo: input.seen } : null;
}

/** The session whose page sent it. */
export function sessionIn(payload: unknown): string | null {
  return webSessionSchema.safeParse(payload).data?.session ?? null;
}

function partiesOf(account: AccountRef): { from: User; chat: Chat.PrivateChat } {
  const id = chatNumber("web", account);
  // Telegram demands a first name; flows address people by their own name, never by this one.
  const first_name = account.displayName ?? "Web";
  return { from: { id, is_bot: false, first_name }, chat: { id, type: "private", first_name } };
}

type Content = Partial<Pick<Message, "text" | "entities" | "document" | "caption" | "location">>;

function contentOf(input: Exclude<WebInput, { type: "button" }>): Content {
  switch (input.type) {
    case "text":
      return textContent(input.text);
    case "start":
      return textContent(input.code === null ? "/start" : `/start ${input.code}`);
    case "file":
      return fileContent(input);
    case "location":
      return {
        location: {
          latitude: input.latitude,
          longitude: input.longitude,
          ...(input.accuracy === null ? {} : { horizontal_accuracy: Math.min(input.accuracy, MAX_ACCURACY) }),
        },
      };
    default:
      return input satisfies never;
  }
}

function fileContent(input: Extract<WebInput, { type: "file" }>): Content {
  const caption = input.caption === null ? {} : { caption: input.caption };
  // Never a `photo`: those are what Telegram has recompressed; these are the bytes themselves, by name.
  const file = { file_id: input.fileId, file_unique_id: input.sha256, file_size: input.size };
  return { document: { ...file, file_name: input.name, mime_type: input.mime }, ...caption };
}
