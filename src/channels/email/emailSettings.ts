import { z } from "zod";
import { publicUrl } from "../common/address.ts";

export interface EmailSettings {
  /** smtp: or smtps:, with user and password where the server wants them. */
  url: string;
  /** Sender, with or without a name. */
  from: string;
}

export const EMAIL_SECRETS = ["SMTP_URL"];

/** The variables of e-mail, which is off without a server. */
export const emailSettings = z
  .object({
    SMTP_URL: z
      .url({ protocol: /^smtps?$/, error: "is not an address such as smtps://user:password@mail.example" })
      .optional(),
    SMTP_FROM: z
      .string()
      .regex(
        /^(?:[^<>\r\n]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/,
        "is not a sender such as Kiemtra <kiemtra@agency.gov.vn>",
      )
      .optional(),
    PUBLIC_URL: publicUrl,
  })
  .superRefine((env, context) => {
    if (env.SMTP_URL === undefined) return;
    for (const name of ["SMTP_FROM", "PUBLIC_URL"] as const) {
      if (env[name] !== undefined) continue;
      context.addIssue({ code: "custom", path: [name], message: "is needed when SMTP_URL is set" });
    }
  })
  .transform((env): EmailSettings | null =>
    env.SMTP_URL === undefined || env.SMTP_FROM === undefined
      ? null
      : { url: env.SMTP_URL, from: env.SMTP_FROM },
  );
