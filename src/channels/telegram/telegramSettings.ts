import { z } from "zod";
import { address, publicUrl } from "../common/address.ts";

export interface TelegramSettings {
  token: string;
  apiRoot: string;
  mode: "polling" | "webhook";
  webhookSecret: string | undefined;
}

export const TELEGRAM_SECRETS = ["TELEGRAM_BOT_TOKEN", "TELEGRAM_WEBHOOK_SECRET"];

/** The variables of Telegram, which is off without a token. */
export const telegramSettings = z
  .object({
    TELEGRAM_BOT_TOKEN: z
      .string()
      .regex(/^\d+:[\w-]{20,}$/, "is not a bot token (digits, a colon, letters)")
      .optional(),
    TELEGRAM_API_ROOT: address.default("https://api.telegram.org"),
    TELEGRAM_MODE: z.enum(["polling", "webhook"]).default("polling"),
    TELEGRAM_WEBHOOK_SECRET: z
      .string()
      .regex(/^[\w-]{16,256}$/, "must be 16 to 256 characters A-Z a-z 0-9 _ -")
      .optional(),
    PUBLIC_URL: publicUrl,
  })
  .superRefine((env, context) => {
    if (env.TELEGRAM_BOT_TOKEN === undefined || env.TELEGRAM_MODE !== "webhook") return;
    for (const name of ["TELEGRAM_WEBHOOK_SECRET", "PUBLIC_URL"] as const) {
      if (env[name] !== undefined) continue;
      context.addIssue({ code: "custom", path: [name], message: "is needed when TELEGRAM_MODE=webhook" });
    }
  })
  .transform((env): TelegramSettings | null =>
    env.TELEGRAM_BOT_TOKEN === undefined
      ? null
      : {
          token: env.TELEGRAM_BOT_TOKEN,
          apiRoot: env.TELEGRAM_API_ROOT,
          mode: env.TELEGRAM_MODE,
          webhookSecret: env.TELEGRAM_WEBHOOK_SECRET,
        },
  );
