import { z } from "zod";
import { address, publicUrl } from "../common/address.ts";

export interface ZaloOaSettings {
  oaId: string;
  appId: string;
  /** Of the app: for the OAuth calls, and for the key under which the tokens are kept. */
  appSecret: string;
  /** Of the Official Account: signs the events. */
  oaSecret: string;
  /** The first one; later ones are in the database. */
  refreshToken: string | undefined;
  apiRoot: string;
  oauthRoot: string;
  templateUrl: string;
  /** Template message for reminders to people whom the account may not write to; none: another channel. */
  reminderTemplate: string | undefined;
  /** Whether to write between 48 hours and 7 days after somebody's last message, which Zalo charges for. */
  paidMessages: boolean;
}

export const ZALO_OA_SECRETS = ["ZALO_OA_APP_SECRET", "ZALO_OA_SECRET_KEY", "ZALO_OA_REFRESH_TOKEN"];

const zaloNumber = z.string().regex(/^\d{5,25}$/, "must be the number that Zalo shows, digits only");
const secret = z.string().min(8);
const NEEDED = ["ZALO_OA_APP_ID", "ZALO_OA_APP_SECRET", "ZALO_OA_SECRET_KEY", "PUBLIC_URL"] as const;

/** The variables of the Official Account, which is off without its number. */
export const zaloOaSettings = z
  .object({
    ZALO_OA_ID: zaloNumber.optional(),
    ZALO_OA_APP_ID: zaloNumber.optional(),
    ZALO_OA_APP_SECRET: secret.optional(),
    ZALO_OA_SECRET_KEY: secret.optional(),
    ZALO_OA_REFRESH_TOKEN: secret.optional(),
    ZALO_OA_API_ROOT: address.default("https://openapi.zalo.me"),
    ZALO_OA_OAUTH_ROOT: address.default("https://oauth.zaloapp.com"),
    ZALO_OA_TEMPLATE_URL: z.url({ protocol: /^https?$/ }).optional(),
    ZALO_OA_REMINDER_TEMPLATE: z.string().min(1).optional(),
    ZALO_OA_PAID_MESSAGES: z
      .enum(["0", "1"])
      .default("1")
      .transform((value) => value === "1"),
    PUBLIC_URL: publicUrl,
  })
  .superRefine((env, context) => {
    if (env.ZALO_OA_ID === undefined) return;
    for (const name of NEEDED) {
      if (env[name] !== undefined) continue;
      context.addIssue({ code: "custom", path: [name], message: "is needed when ZALO_OA_ID is set" });
    }
  })
  .transform((env): ZaloOaSettings | null => {
    const { ZALO_OA_ID: oaId, ZALO_OA_APP_ID: appId, ZALO_OA_APP_SECRET: appSecret } = env;
    const { ZALO_OA_SECRET_KEY: oaSecret, ZALO_OA_API_ROOT: apiRoot } = env;
    if (oaId === undefined || appId === undefined || appSecret === undefined || oaSecret === undefined) {
      return null;
    }
    return {
      oaId,
      appId,
      appSecret,
      oaSecret,
      refreshToken: env.ZALO_OA_REFRESH_TOKEN,
      apiRoot,
      oauthRoot: env.ZALO_OA_OAUTH_ROOT,
      templateUrl: env.ZALO_OA_TEMPLATE_URL ?? `${apiRoot}/v3.0/oa/message/template`,
      reminderTemplate: env.ZALO_OA_REMINDER_TEMPLATE,
      paidMessages: env.ZALO_OA_PAID_MESSAGES,
    };
  });
