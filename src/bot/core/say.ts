import type { Context } from "grammy";
import { localeOf, type Locale } from "../../domain/text.ts";
import type { Handling } from "./handling.ts";
import { messagePayload, outgoing, type Outgoing } from "./outgoing.ts";

/** Sends a message to the chat of the update; returns its id (outbox id). */
export async function say(context: Context, message: Outgoing | string): Promise<number> {
  const { text, ...other } = messagePayload(typeof message === "string" ? outgoing([message]) : message);
  const sent = await context.reply(String(text), other);
  return sent.message_id;
}

/** Language of the person of the update, Vietnamese while nobody is known. */
export function personLocale({ update }: Pick<Handling, "update">): Locale {
  return localeOf(update.person?.locale);
}
