import { z } from "zod";
import { address, publicUrl } from "../common/address.ts";
import { FREE_MESSAGES_PER_MONTH } from "./limits.ts";

export interface ZaloSettings {
  token: string;
  apiRoot: string;
  /** Undefined: events are polled for, which is for development. */
  webhookSecret: string | undefined;
  /** What the bot's plan allows a calendar month. */
  monthlyMessages: number;
}

export const ZALO_SECRETS = ["ZALO_BOT_TOKEN", "ZALO_WEBHOOK_SECRET"];

/** The variables of the Zalo bot, which is off without a token. */
export const zaloSettings = z
  .object({
    ZALO_BOT_TOKEN: z
      .string()
      .regex(
        /^[^\s/:]+:[^\s/]+$/,
        "is not a bot token (as Zalo Bot Creator sends it: digits, a colon, letters)",
      )
      .optional(),
    ZALO_API_ROOT: address.default("https://bot-api.zaloplatforms.com"),
    ZALO_WEBHOOK_SECRET: z
      .string()
      .regex(/^[\x21-\x7e]{8,256}$/, "must be 8 to 256 characters without spaces and accents")
      .optional(),
    ZALO_MONTHLY_MESSAGES: z.coerce.number().int().min(1).default(FREE_MESSAGES_PER_MONTH),
    PUBLIC_URL: publicUrl,
  })
  .superRefine((env, context) => {
    const isDelivered = env.ZALO_BOT_TOKEN !== undefined && env.ZALO_WEBHOOK_SECRET !== undefined;
    if (!isDelivered || env.PUBLIC_URL !== undefined) return;
    context.addIssue({
      code: "custom",
      path: ["PUBLIC_URL"],
      message: "is needed when ZALO_WEBHOOK_SECRET is set: Zalo delivers to an address below it",
    });
  })
  .transform((env): ZaloSettings | null =>
    env.ZALO_BOT_TOKEN === undefined
      ? null
      : {
          token: env.ZALO_BOT_TOKEN,
          apiRoot: env.ZALO_API_ROOT,
          webhookSecret: env.ZALO_WEBHOOK_SECRET,
          monthlyMessages: env.ZALO_MONTHLY_MESSAGES,
        },
  );
