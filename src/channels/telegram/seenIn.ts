import { z } from "zod";
import type { Seen } from "../../messaging/channel.ts";

const messageSchema = z.looseObject({
  message: z.looseObject({
    message_id: z.int(),
    reply_to_message: z.looseObject({ message_id: z.int() }).optional(),
  }),
});

/**
 * What the sender of a message had seen: the message it replies to, else what stood above it in the chat.
 * Telegram numbers the messages of a chat in their order, which is more exact than its seconds.
 */
export function seenIn(payload: unknown): Seen | null {
  const message = messageSchema.safeParse(payload).data?.message;
  if (message === undefined) return null;
  return { by: "number", upTo: message.reply_to_message?.message_id ?? message.message_id };
}
