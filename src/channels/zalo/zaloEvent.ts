import { z } from "zod";
import { cleanJson } from "../common/cleanJson.ts";

/** What a person sent, as Zalo delivers it. */
export interface ZaloEvent {
  readonly name: EventName;
  readonly chatId: string;
  /** False in groups, where nothing of an inspection may be shown. */
  readonly isPrivate: boolean;
  readonly from: { readonly id: string; readonly displayName: string | undefined };
  /** Undefined when the event names none. */
  readonly messageId: string | undefined;
  /** Milliseconds since 1970, by Zalo's clock. */
  readonly at: number | undefined;
  readonly content: EventContent;
  /** The event as it came, without the wrapper and without characters that PostgreSQL refuses. */
  readonly raw: Readonly<Record<string, unknown>>;
}

export type EventContent =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "photo"; readonly url: string; readonly caption: string | undefined }
  | { readonly kind: "sticker"; readonly id: string }
  | { readonly kind: "voice"; readonly url: string }
  /** A file, link, video or place, or the text of a protected sender: Zalo withholds what it was. */
  | { readonly kind: "unsupported" };

export type ReadEvent =
  | { readonly ok: true; readonly event: ZaloEvent }
  /** `unknown_kind`: nothing that a person said, or a kind of event that came after this was written. */
  | { readonly ok: false; readonly reason: "unknown_kind" | "malformed" };

const EVENT_NAMES = [
  "message.text.received",
  "message.image.received",
  "message.sticker.received",
  "message.voice.received",
  "message.unsupported.received",
] as const;
type EventName = (typeof EVENT_NAMES)[number];

/** Zalo's own ids have 20 hexadecimal digits. */
const idSchema = z.string().min(1).max(128);
/** The last instant of ECMAScript. */
const MAX_INSTANT_MS = 8.64e15;

const messageSchema = z.looseObject({
  from: z.looseObject({
    id: idSchema,
    display_name: z.string().optional(),
    is_bot: z.boolean().optional(),
  }),
  chat: z.looseObject({ id: idSchema, chat_type: z.string().optional() }),
  message_id: idSchema.optional(),
  date: z.int().nonnegative().max(MAX_INSTANT_MS).optional().catch(undefined),
  text: z.string().optional(),
  // The documentation says `photo`, what arrives says `photo_url`.
  photo: z.string().optional(),
  photo_url: z.string().optional(),
  caption: z.string().optional(),
  sticker: z.string().optional(),
  voice_url: z.string().optional(),
});
const eventSchema = z.looseObject({ event_name: z.string(), message: z.unknown() });
const wrappedSchema = z.looseObject({ result: eventSchema });

/** Reads a webhook body or the result of getUpdates; with the `{ok, result}` of the documentation or without. */
export function readEvent(value: unknown): ReadEvent {
  const cleaned = cleanJson(value);
  const event = wrappedSchema.safeParse(cleaned).data?.result ?? eventSchema.safeParse(cleaned).data;
  if (event === undefined) return { ok: false, reason: "malformed" };
  const name = EVENT_NAMES.find((known) => known === event.event_name);
  if (name === undefined) return { ok: false, reason: "unknown_kind" };
  const message = messageSchema.safeParse(event.message).data;
  if (message === undefined) return { ok: false, reason: "malformed" };
  if (message.from.is_bot === true) return { ok: false, reason: "unknown_kind" };
  return {
    ok: true,
    event: {
      name,
      chatId: message.chat.id,
      isPrivate: (message.chat.chat_type ?? "PRIVATE").toUpperCase() === "PRIVATE",
      from: { id: message.from.id, displayName: message.from.display_name },
      messageId: message.message_id,
      at: message.date,
      content: contentOf(name, message),
      raw: event,
    },
  };
}

function contentOf(name: EventName, message: z.infer<typeof messageSchema>): EventContent {
  const photo = message.photo_url ?? message.photo;
  switch (name) {
    case "message.text.received":
      return message.text === undefined ? { kind: "unsupported" } : { kind: "text", text: message.text };
    case "message.image.received":
      return photo === undefined
        ? { kind: "unsupported" }
        : { kind: "photo", url: photo, caption: message.caption };
    case "message.sticker.received":
      return { kind: "sticker", id: message.sticker ?? "" };
    case "message.voice.received":
      return message.voice_url === undefined
        ? { kind: "unsupported" }
        : { kind: "voice", url: message.voice_url };
    case "message.unsupported.received":
      return { kind: "unsupported" };
    default:
      return name satisfies never;
  }
}
