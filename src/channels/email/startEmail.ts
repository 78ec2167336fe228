import type { EmailConfig } from "../../config.ts";
import type { Database } from "../../db/database.ts";
import { localeOf } from "../../domain/text.ts";
import type { ChannelPort } from "../../messaging/channel.ts";
import { createEmailPort } from "./emailPort.ts";
import { createMailer } from "./mailer.ts";

export interface RunningEmail {
  port: ChannelPort;
  close(): void;
}

/** E-mail through the agency's server. */
export function startEmail(options: {
  config: EmailConfig;
  /** Address as people reach it, without a final slash. */
  publicUrl: () => string;
  db: Database;
  /** Makes a code that opens a person's web chat with this message in it. */
  entryCode(personId: string, outboxId: bigint): Promise<string>;
}): RunningEmail {
  const { db, publicUrl } = options;
  const mailer = createMailer(options.config);
  return {
    port: createEmailPort({
      send: mailer.send,
      async addresseeOf(personId) {
        const person = await db.prisma.person.findUnique({ where: { id: personId } });
        if (person === null || person.email === null) return null;
        const locale = localeOf(person.locale);
        return { address: person.email, locale };
      },
      entryLink: async (personId, outboxId) =>
        `${publicUrl()}/i/${await options.entryCode(personId, outboxId)}`,
    }),
    close: () => mailer.close(),
  };
}
