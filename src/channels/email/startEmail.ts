import { LOCALES } from "../../domain/text.ts";
import type { ChannelDeps, RunningChannel } from "../channel.ts";
import { createEmailPort } from "./emailPort.ts";
import type { EmailSettings } from "./emailSettings.ts";
import { createMailer } from "./mailer.ts";

/** E-mail through the agency's server. */
export function startEmail(settings: EmailSettings, options: ChannelDeps): RunningChannel {
  const { db } = options;
  const mailer = createMailer(settings);
  return {
    port: createEmailPort({
      send: mailer.send,
      async addresseeOf(personId) {
        const person = await db.prisma.person.findUnique({ where: { id: personId } });
        if (person === null || person.email === null) return null;
        const locale = LOCALES.find((known) => known === person.locale) ?? "vi";
        return { address: person.email, locale };
      },
      entryLink: async (personId, outboxId) =>
        `${options.publicUrl()}/i/${await options.entryCode(personId, outboxId)}`,
    }),
    close: () => mailer.close(),
  };
}
