import { z } from "zod";
import { cleanJson } from "../common/cleanJson.ts";

/**
 * The kinds of update that the service asks for and handles. `my_chat_member` tells that the bot was blocked,
 * unblocked, or put into a group.
 */
export const UPDATE_KINDS = ["message", "edited_message", "callback_query", "my_chat_member"] as const;
export type UpdateKind = (typeof UPDATE_KINDS)[number];

export interface TelegramPerson {
  readonly id: number;
  readonly displayName: string;
  /** Language of the person's app, e.g. "vi"; not a choice made for this service. */
  readonly languageCode: string | undefined;
}

/** An update with what receiving needs to know about it. */
export interface TelegramUpdate {
  readonly id: number;
  readonly kind: UpdateKind;
  readonly chatId: number;
  /** False for groups and channels, where nothing of an inspection may be shown. */
  readonly isPrivate: boolean;
  /** Who wrote or pressed; absent for a message in the name of a group or channel. */
  readonly from: TelegramPerson | undefined;
  /** The update as it came, without characters that PostgreSQL refuses. */
  readonly raw: Readonly<Record<string, unknown>>;
}

export type ReadUpdate =
  | { readonly ok: true; readonly update: TelegramUpdate }
  /** `id` is there when the update can at least be acknowledged. */
  | {
      readonly ok: false;
      readonly reason: "unknown_kind" | "malformed" | "foreign_button";
      readonly id: number | undefined;
    };

const userSchema = z.looseObject({
  id: z.int(),
  first_name: z.string(),
  last_name: z.string().optional(),
  language_code: z.string().optional(),
});
const chatSchema = z.looseObject({ id: z.int(), type: z.string() });
const placeSchema = z.looseObject({ chat: chatSchema, from: userSchema.optional() });
const messageSchema = placeSchema.extend({ message_id: z.int(), date: z.int() });
const callbackSchema = z.looseObject({ id: z.string(), from: userSchema, message: messageSchema });

/** As little as needed; everything else passes through (core.telegram.org/bots/api#update). */
const updateSchema = z.looseObject({
  update_id: z.int().nonnegative(),
  message: messageSchema.optional(),
  edited_message: messageSchema.optional(),
  callback_query: callbackSchema.optional(),
  my_chat_member: placeSchema.optional(),
});
const idSchema = z.looseObject({ update_id: z.int().nonnegative() });

/** Reads one element of getUpdates or one webhook body. */
export function readUpdate(value: unknown): ReadUpdate {
  const parsed = updateSchema.safeParse(cleanJson(value));
  if (!parsed.success) {
    return { ok: false, reason: "malformed", id: idSchema.safeParse(value).data?.update_id };
  }
  const raw = parsed.data;
  const kind = UPDATE_KINDS.find((name) => raw[name] !== undefined);
  if (kind === undefined) return { ok: false, reason: "unknown_kind", id: raw.update_id };
  const place = kind === "callback_query" ? raw.callback_query?.message : raw[kind];
  const from = kind === "callback_query" ? raw.callback_query?.from : raw[kind]?.from;
  if (place === undefined) return { ok: false, reason: "malformed", id: raw.update_id };
  // A private chat has the id of its person: nobody else can press a button in it.
  if (kind === "callback_query" && place.chat.type === "private" && from?.id !== place.chat.id) {
    return { ok: false, reason: "foreign_button", id: raw.update_id };
  }
  return {
    ok: true,
    update: {
      id: raw.update_id,
      kind,
      chatId: place.chat.id,
      isPrivate: place.chat.type === "private",
      from: from && personOf(from),
      raw,
    },
  };
}

function personOf(user: z.infer<typeof userSchema>): TelegramPerson {
  return {
    id: user.id,
    displayName: [user.first_name, user.last_name].filter((part) => part !== undefined).join(" "),
    languageCode: user.language_code,
  };
}
