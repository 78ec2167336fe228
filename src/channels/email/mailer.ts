import { createTransport } from "nodemailer";
import { z } from "zod";
import type { DeliveryOutcome } from "../../messaging/channelPort.ts";
import { CONNECT_WITHIN_MS, MAX_CONNECTIONS, SILENT_FOR_MS } from "./limits.ts";
import type { EmailSettings } from "./emailSettings.ts";
import { outcomeOf } from "./outcome.ts";

export interface Mail {
  to: string;
  subject: string;
  /** Plain text: nothing in it is read as markup. */
  text: string;
}

/** Hands a mail to the server; the outbox id makes its Message-ID, so that a repeat can be told. */
export type SendMail = (outboxId: bigint, mail: Mail) => Promise<DeliveryOutcome>;

export interface Mailer {
  send: SendMail;
  close(): void;
}

const failureSchema = z.looseObject({
  code: z.string().nullish(),
  responseCode: z.int().nullish(),
  command: z.string().nullish(),
});

/** Speaks with the agency's SMTP server. */
export function createMailer({ url, from }: EmailSettings): Mailer {
  const { hostname, protocol, username, port, password } = new URL(url);
  const isLocal = hostname === "localhost" || hostname === "127.0.0.1" || hostname === "[::1]";
  const transport = createTransport({
    pool: true,
    maxConnections: MAX_CONNECTIONS,
    host: hostname,
    ...(port === "" ? {} : { port: Number(port) }),
    secure: protocol === "smtps:",
    // A password is never sent over an open line.
    requireTLS: protocol === "smtp:" && username !== "" && !isLocal,
    ...(username === ""
      ? {}
      : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    connectionTimeout: CONNECT_WITHIN_MS,
    greetingTimeout: CONNECT_WITHIN_MS,
    socketTimeout: SILENT_FOR_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = /@([^\s<>]+)/.exec(from)?.[1] ?? hostname;
  return {
    async send(outboxId, { to, subject, text }) {
      try {
        await transport.sendMail({
          from,
          to: { name: "", address: to },
          subject,
          text,
          textEncoding: "base64",
          messageId: `<kiemtra-${outboxId}@${domain}>`,
          // RFC 3834: no absence notices in reply.
          headers: { "Auto-Submitted": "auto-generated" },
        });
        return { kind: "sent", externalId: null };
      } catch (error) {
        const failure = failureSchema.safeParse(error).data ?? {};
        return outcomeOf({
          code: failure.code ?? null,
          responseCode: failure.responseCode ?? null,
          command: failure.command ?? null,
        });
      }
    },
    close: () => transport.close(),
  };
}
