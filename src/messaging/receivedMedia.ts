import { z } from "zod";

/** A file or a place that somebody sent, in words of our own: the evidence that a flow may attach. */
export type ReceivedMedia =
  | ReceivedFile
  | {
      readonly kind: "location";
      readonly latitude: number;
      readonly longitude: number;
      /** Metres; undefined when the app did not say. */
      readonly accuracy: number | undefined;
      readonly forwarded: boolean;
    };

export interface ReceivedFile {
  readonly kind: "photo" | "document" | "voice" | "audio" | "video";
  readonly fileId: string;
  /** Bytes as the channel claims; to be checked again on the bytes themselves. */
  readonly size: number | undefined;
  /** As the sender's app claims. */
  readonly mime: string | undefined;
  readonly name: string | undefined;
  readonly caption: string | undefined;
  /** Pieces sent together carry the same group. */
  readonly groupId: string | undefined;
  /** Not made by the person who sent it: the original sender is not trusted as its author (F59). */
  readonly forwarded: boolean;
}

const fileSchema = z.looseObject({
  file_id: z.string().min(1),
  file_size: z.int().nonnegative().optional(),
  mime_type: z.string().optional(),
  file_name: z.string().optional(),
});
const photoSchema = fileSchema.extend({ width: z.int(), height: z.int() });

const mediaMessageSchema = z.looseObject({
  photo: z.array(photoSchema).min(1).optional(),
  document: fileSchema.optional(),
  voice: fileSchema.optional(),
  audio: fileSchema.optional(),
  video: fileSchema.optional(),
  video_note: fileSchema.optional(),
  location: z
    .looseObject({
      latitude: z.number().min(-90).max(90),
      longitude: z.number().min(-180).max(180),
      horizontal_accuracy: z.number().optional(),
    })
    .optional(),
  caption: z.string().optional(),
  media_group_id: z.string().optional(),
  forward_origin: z.unknown().optional(),
});

/** Telegram sends a GIF both as animation and as document, and a place with a name both as venue and as location. */
const FILE_FIELDS = ["document", "voice", "audio", "video", "video_note"] as const;

/** What a message carries besides text; null when it carries nothing that can be kept (a sticker, a poll, …). */
export function receivedMedia(message: unknown): ReceivedMedia | null {
  const parsed = mediaMessageSchema.safeParse(message);
  if (!parsed.success) return null;
  const found = parsed.data;
  const forwarded = found.forward_origin !== undefined;
  const shared = { caption: found.caption, groupId: found.media_group_id, forwarded };
  if (found.photo !== undefined) {
    const largest = found.photo.reduce((a, b) => (b.width * b.height > a.width * a.height ? b : a));
    // Telegram recompresses photos to JPEG and drops their names.
    return { kind: "photo", ...fileOf(largest), mime: "image/jpeg", ...shared };
  }
  for (const field of FILE_FIELDS) {
    const file = found[field];
    const kind = field === "video_note" ? "video" : field;
    if (file !== undefined) return { kind, ...fileOf(file), ...shared };
  }
  if (found.location === undefined) return null;
  const { latitude, longitude, horizontal_accuracy } = found.location;
  return { kind: "location", latitude, longitude, accuracy: horizontal_accuracy, forwarded };
}

function fileOf(file: z.infer<typeof fileSchema>) {
  return { fileId: file.file_id, size: file.file_size, mime: file.mime_type, name: file.file_name };
}
