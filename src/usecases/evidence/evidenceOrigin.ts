import { z } from "zod";
import { CHANNEL_NAMES } from "../../messaging/channel.ts";

/** How a channel names a piece of evidence, and where its sender is told what became of it: `Evidence.channelFile`. */
export const evidenceOriginSchema = z.object({
  channel: z.enum(CHANNEL_NAMES),
  conversation: z.string(),
  /** The sender's message, as flows know it; null where there is none. */
  messageId: z.int().nullable(),
  /** Not made by the person who sent it: the original sender is not trusted as its author (F59). */
  forwarded: z.boolean(),
  /** For `ChannelPort.fetchFile`; null for a place. */
  fileId: z.string().nullable(),
  /** Pieces sent together carry the same group. */
  groupId: z.string().nullable(),
  /** Of a place, in metres, when the phone said so. */
  accuracy: z.number().nullable(),
});
export type EvidenceOrigin = z.infer<typeof evidenceOriginSchema>;

/** The sender's message. */
export type SentMessage = Pick<EvidenceOrigin, "channel" | "conversation" | "messageId">;
