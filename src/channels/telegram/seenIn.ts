import { z } from "zod";
import type { Seen } from "../../messaging/channelPort.ts";

const messageSchema = z.looseObject({
  message: z.looseObject({
    reply_to_message: z.looseObject({ message_id: z.int() }),
  }),
});

/**
 * What the sender of a message had seen: the message it replies to. Its place in the chat proves nothing: after
 * a crash a message is handed over again, behind the answer to its first copy, and that answer must not be lost.
 */
export function seenIn(payload: unknown): Seen | null {
  const message = messageSchema.safeParse(payload).data?.message;
  return message === undefined ? null : { upTo: message.reply_to_message.message_id };
}
