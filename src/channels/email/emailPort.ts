import { z } from "zod";
import { t } from "../../i18n/t.ts";
import type { Locale } from "../../domain/text.ts";
import type { OutboxRow } from "../../db/outbox.ts";
import type { ChannelPort, DeliveryOutcome } from "../../messaging/channelPort.ts";
import { CAPABILITIES } from "./limits.ts";
import type { Mail, SendMail } from "./mailer.ts";

export interface EmailPortDeps {
  readonly send: SendMail;
  /** Null: the person has no address any more. */
  readonly addresseeOf: (personId: string) => Promise<{ address: string; locale: Locale } | null>;
  /** Makes an address that opens the web chat once, with this message in it. */
  readonly entryLink: (personId: string, outboxId: bigint) => Promise<string>;
}

/** A message of the flows, or a mail to an address that is still to be confirmed. */
const payloadSchema = z.looseObject({
  text: z.string().min(1),
  to: z.email().optional(),
  subject: z.string().optional(),
});

/**
 * E-mail, which only tells: nothing is read from a mailbox, and the way to answer is a link into the
 * web chat. The link is made when the mail is, so that it stands in no table.
 */
export function createEmailPort(deps: EmailPortDeps): ChannelPort {
  async function deliver(row: OutboxRow): Promise<DeliveryOutcome> {
    // Mails stay as they were sent.
    if (row.method !== "sendMessage") return { kind: "sent", externalId: null };
    const content = payloadSchema.safeParse(row.payload).data;
    if (content === undefined) return { kind: "failed", error: "no text in the call" };
    const mail =
      content.to === undefined
        ? await notice(row, content.text)
        : { to: content.to, subject: content.subject ?? "", text: content.text };
    if (mail === null) return { kind: "undeliverable", error: "no e-mail address" };
    return deps.send(row.id, mail);
  }

  async function notice(row: OutboxRow, text: string): Promise<Mail | null> {
    const personId = row.conversation.slice(row.conversation.indexOf(":") + 1);
    const addressee = await deps.addresseeOf(personId);
    if (addressee === null) return null;
    const { address, locale } = addressee;
    const link = await deps.entryLink(personId, row.id);
    const body = [text, `${t(locale, "email-open")}\n${link}`, t(locale, "email-no-reply")];
    return { to: address, subject: t(locale, "email-subject"), text: body.join("\n\n") };
  }

  return {
    name: "email",
    capabilities: CAPABILITIES,
    toUpdate: () => null,
    deliver,
    fetchFile: async () => ({ ok: false, reason: "gone" }),
  };
}
