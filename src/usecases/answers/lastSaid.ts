import { z } from "zod";
import type { Act } from "../../messaging/act.ts";

/** A message of ours in a chat, with what its buttons carry. */
export interface SaidMessage {
  outboxId: number;
  text: string;
  buttons: { label: string; data: string }[];
  /** Words were asked for. */
  wantsText: boolean;
}

const payloadSchema = z.looseObject({
  text: z.string().default(""),
  reply_markup: z
    .looseObject({
      force_reply: z.boolean().default(false),
      inline_keyboard: z
        .array(z.array(z.looseObject({ text: z.string(), callback_data: z.string().default("") })))
        .default([]),
    })
    .default({ force_reply: false, inline_keyboard: [] }),
});

/** The last messages of a chat, newest first. */
export async function lastSaid(act: Act, conversation: string, count: number): Promise<SaidMessage[]> {
  // On the way of every question: the first use of Prisma costs more than all statements of an answer.
  const { rows } = await act.uow.sql.query<{ id: string; payload: unknown }>({
    text: `SELECT id, payload FROM "OutboxMessage"
            WHERE conversation = $1 AND method = 'sendMessage' ORDER BY id DESC LIMIT $2`,
    values: [conversation, count],
  });
  return rows.map(({ id, payload }) => {
    const { text, reply_markup } = payloadSchema.parse(payload);
    return {
      outboxId: Number(id),
      text,
      buttons: reply_markup.inline_keyboard
        .flat()
        .map((button) => ({ label: button.text, data: button.callback_data })),
      wantsText: reply_markup.force_reply,
    };
  });
}
