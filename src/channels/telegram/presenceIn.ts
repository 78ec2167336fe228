import { z } from "zod";

/** Only in a private chat does the bot's membership tell about a person. */
const memberSchema = z.looseObject({
  my_chat_member: z.looseObject({
    chat: z.looseObject({ type: z.literal("private") }),
    new_chat_member: z.looseObject({ status: z.string() }),
  }),
});

/** Whether a person has blocked the bot ("kicked") or let it in again (Bot API ChatMemberUpdated). */
export function presenceIn(payload: unknown): "left" | "back" | null {
  const update = memberSchema.safeParse(payload).data;
  if (update === undefined) return null;
  const { status } = update.my_chat_member.new_chat_member;
  return status === "kicked" || status === "left" ? "left" : "back";
}
