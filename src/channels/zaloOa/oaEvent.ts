import { z } from "zod";
import { cleanJson } from "../common/cleanJson.ts";

/** Something that a person did in the chat of the Official Account. */
export interface OaEvent {
  readonly name: string;
  readonly userId: string;
  readonly messageId: string | undefined;
  /** Milliseconds since 1970, by Zalo's clock. */
  readonly at: number;
  readonly content: OaContent;
  /** The event as it came, without characters that PostgreSQL refuses. */
  readonly raw: Readonly<Record<string, unknown>>;
}

export type OaContent =
  | { readonly kind: "text"; readonly text: string }
  /** Followed the account: they may be written to for seven days. */
  | { readonly kind: "follow" }
  | { readonly kind: "files"; readonly files: readonly OaFile[]; readonly caption: string | undefined }
  | { readonly kind: "place"; readonly latitude: number; readonly longitude: number }
  | { readonly kind: "sticker"; readonly id: string }
  /** A card, an animation, or what came after this was written. */
  | { readonly kind: "other" };

export interface OaFile {
  readonly as: "photo" | "document" | "voice" | "video";
  readonly url: string;
  readonly name: string | undefined;
  /** Bytes, as Zalo claims. */
  readonly size: number | undefined;
}

export type ReadOaEvent =
  | { readonly ok: true; readonly event: OaEvent }
  /** `unknown_kind`: nothing that a person did, in a group, or of another account. */
  | { readonly ok: false; readonly reason: "unknown_kind" | "malformed" };

const idSchema = z.string().min(1).max(128);
/** The last instant of ECMAScript. */
const MAX_INSTANT_MS = 8.64e15;

/** Zalo writes numbers as strings, so that long ones survive. */
const wholeSchema = z.union([
  z.int(),
  z
    .string()
    .regex(/^\d{1,16}$/)
    .transform(Number),
]);
const degreesSchema = z.union([
  z.number(),
  z
    .string()
    .regex(/^-?\d{1,3}(?:\.\d+)?$/)
    .transform(Number),
]);

const envelopeSchema = z.looseObject({
  event_name: z.string(),
  app_id: z.string().optional(),
  oa_id: z.string().optional(),
  timestamp: wholeSchema.refine((ms) => ms >= 0 && ms <= MAX_INSTANT_MS),
  sender: z.looseObject({ id: idSchema }).optional(),
  recipient: z.looseObject({ id: idSchema }).optional(),
  follower: z.looseObject({ id: idSchema }).optional(),
});

const attachmentSchema = z.looseObject({
  type: z.string(),
  payload: z
    .looseObject({
      id: z.string().optional(),
      url: z.string().min(1).optional(),
      name: z.string().optional(),
      size: wholeSchema.optional().catch(undefined),
      coordinates: z
        .looseObject({
          latitude: degreesSchema.refine((degrees) => Math.abs(degrees) <= 90),
          longitude: degreesSchema.refine((degrees) => Math.abs(degrees) <= 180),
        })
        .optional()
        .catch(undefined),
    })
    .optional(),
});
const messageSchema = z.looseObject({
  msg_id: idSchema.optional(),
  text: z.string().optional(),
  attachments: z.array(attachmentSchema).optional().catch(undefined),
});

/** What an attachment of each event is to the flows. */
const FILE_EVENTS: Readonly<Record<string, OaFile["as"]>> = {
  user_send_image: "photo",
  user_send_file: "document",
  user_send_audio: "voice",
  user_send_video: "video",
};
const TEXT_EVENTS = new Set(["user_send_text", "user_send_link"]);
const OTHER_EVENTS = new Set([
  "user_send_sticker",
  "user_send_location",
  "user_send_gif",
  "user_send_business_card",
]);

/** Reads the body of a webhook call, whose signature was checked before. */
export function readOaEvent(value: unknown, oaId: string): ReadOaEvent {
  const envelope = envelopeSchema.safeParse(cleanJson(value)).data;
  if (envelope === undefined) return { ok: false, reason: "malformed" };
  const { event_name: name, timestamp: at } = envelope;
  const base = { name, at, raw: envelope };
  if (name === "follow") {
    const { follower, oa_id: account } = envelope;
    if (follower === undefined) return { ok: false, reason: "malformed" };
    if (account !== undefined && account !== oaId) return { ok: false, reason: "unknown_kind" };
    return {
      ok: true,
      event: { ...base, userId: follower.id, messageId: undefined, content: { kind: "follow" } },
    };
  }
  const isMessage = TEXT_EVENTS.has(name) || OTHER_EVENTS.has(name) || Object.hasOwn(FILE_EVENTS, name);
  if (!isMessage) return { ok: false, reason: "unknown_kind" };
  const message = messageSchema.safeParse(envelope["message"]).data;
  const { sender, recipient } = envelope;
  if (message === undefined || sender === undefined) return { ok: false, reason: "malformed" };
  // In a group the recipient is the group.
  if (recipient !== undefined && recipient.id !== oaId) return { ok: false, reason: "unknown_kind" };
  return {
    ok: true,
    event: {
      ...base,
      userId: sender.id,
      messageId: message.msg_id,
      content: contentOf(name, message),
    },
  };
}

function contentOf(name: string, message: z.infer<typeof messageSchema>): OaContent {
  const attachments = message.attachments ?? [];
  const [first] = attachments;
  const as = Object.hasOwn(FILE_EVENTS, name) ? FILE_EVENTS[name] : undefined;
  if (as !== undefined) {
    const files = attachments.flatMap(({ payload }): OaFile[] =>
      payload?.url === undefined ? [] : [{ as, url: payload.url, name: payload.name, size: payload.size }],
    );
    if (files.length === 0) return { kind: "other" };
    return { kind: "files", files, caption: message.text === "" ? undefined : message.text };
  }
  if (TEXT_EVENTS.has(name)) {
    const text = message.text ?? first?.payload?.url;
    return text === undefined ? { kind: "other" } : { kind: "text", text };
  }
  if (name === "user_send_sticker") return { kind: "sticker", id: first?.payload?.id ?? "" };
  const place = first?.payload?.coordinates;
  if (name !== "user_send_location" || place === undefined) return { kind: "other" };
  return { kind: "place", latitude: place.latitude, longitude: place.longitude };
}
