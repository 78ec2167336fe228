import type { InlineKeyboard } from "./checkMarkup.ts";
import type { MessageEntity } from "./formattedText.ts";
import type { Json } from "./json.ts";

/** The parts of the Bot API's objects that the fake server makes. */
export interface FakeApiUser {
  readonly id: number;
  readonly is_bot: boolean;
  readonly first_name: string;
  readonly last_name?: string;
  readonly username?: string;
  readonly language_code?: string;
}

export interface FakeChat {
  readonly id: number;
  readonly type: "private" | "group" | "supergroup";
  readonly first_name?: string;
  readonly last_name?: string;
  readonly title?: string;
}

export interface FakeFile {
  readonly file_id: string;
  readonly file_unique_id: string;
  readonly file_size?: number;
  readonly file_name?: string;
  readonly mime_type?: string;
}

export interface FakeMessage {
  readonly message_id: number;
  readonly from: FakeApiUser;
  readonly chat: FakeChat;
  readonly date: number;
  edit_date?: number;
  text?: string;
  entities?: readonly MessageEntity[];
  caption?: string;
  caption_entities?: readonly MessageEntity[];
  readonly document?: FakeFile;
  readonly photo?: readonly (FakeFile & { readonly width: number; readonly height: number })[];
  readonly voice?: FakeFile & { readonly duration: number };
  readonly video?: FakeFile & { readonly duration: number; readonly width: number; readonly height: number };
  readonly sticker?: FakeFile & { readonly emoji: string };
  readonly location?: { readonly latitude: number; readonly longitude: number };
  readonly contact?: { readonly phone_number: string; readonly first_name: string };
  readonly media_group_id?: string;
  readonly forward_origin?: object;
  readonly reply_to_message?: FakeMessage;
  readonly left_chat_member?: FakeApiUser;
  readonly new_chat_members?: readonly FakeApiUser[];
  reply_markup?: { readonly inline_keyboard: InlineKeyboard };
  /** A reply keyboard, its removal, or a forced reply: never part of what the server sends back. */
  other_markup?: Json;
}

export type MessageContent = Partial<Omit<FakeMessage, "message_id" | "from" | "chat" | "date">>;

/** A message as the Bot API sends it: without what only the clients know. */
export function asSent(message: FakeMessage): object {
  const { other_markup: _, ...sent } = message;
  return sent;
}
