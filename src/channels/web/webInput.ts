import { z } from "zod";

/**
 * What the page delivered, as it stands in the inbox. Everything the flows need is inside, so that
 * turning it into an update stays a pure function. `at`: seconds since 1970.
 */
export const webInputSchema = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("text"),
    at: z.int(),
    text: z.string(),
    /** The newest message that was on the screen when it was written; the page did not say without it. */
    seen: z.int().optional(),
  }),
  z.object({
    type: z.literal("button"),
    at: z.int(),
    /** The `callback_data` of the button. */
    id: z.string(),
    label: z.string(),
    /** The message it stands under: its number in the chat, its outbox id, what it said. */
    messageSeq: z.int(),
    messageId: z.int(),
    messageText: z.string(),
    messageAt: z.int(),
  }),
  /** Without a code: a known person has signed in and expects to be greeted. */
  z.object({ type: z.literal("start"), at: z.int(), code: z.string().nullable() }),
  z.object({
    type: z.literal("file"),
    at: z.int(),
    /** For `readUpload`. */
    fileId: z.string(),
    name: z.string(),
    mime: z.string(),
    size: z.int(),
    sha256: z.string(),
    caption: z.string().nullable(),
  }),
  z.object({
    type: z.literal("location"),
    at: z.int(),
    latitude: z.number(),
    longitude: z.number(),
    /** Radius of uncertainty in metres. */
    accuracy: z.number().nullable(),
  }),
]);

/** Beside it in the inbox: the session whose page sent it. */
export const webSessionSchema = z.looseObject({ session: z.string() });

export type WebInput = z.infer<typeof webInputSchema>;
