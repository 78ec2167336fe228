import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { z } from "zod";
import { FREE_MESSAGES_PER_MONTH } from "./channels/zalo/limits.ts";
import { LOCALES } from "./domain/text.ts";

/** Environment variables that may also be given as a file: `NAME_FILE=/run/secrets/name`. */
const SECRETS = [
  "DATABASE_URL",
  "TELEGRAM_BOT_TOKEN",
  "TELEGRAM_WEBHOOK_SECRET",
  "ZALO_BOT_TOKEN",
  "ZALO_WEBHOOK_SECRET",
  "ZALO_OA_APP_SECRET",
  "ZALO_OA_SECRET_KEY",
  "ZALO_OA_REFRESH_TOKEN",
  "SMTP_URL",
  "AUDIT_KEY",
] as const;

const flag = z.enum(["0", "1"]).transform((value) => value === "1");
const timeZone = z.string().refine(isTimeZone, "is not a time zone name such as Asia/Ho_Chi_Minh");

const zaloNumber = z.string().regex(/^\d{5,25}$/, "must be the number that Zalo shows, digits only");

const schema = z
  .object({
    DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
    DATA_DIR: z.string().min(1).default("./data"),
    HOST: z.string().min(1).default("127.0.0.1"),
    PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
    PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
    DEMO: flag.default(true),
    TELEGRAM_BOT_TOKEN: z
      .string()
      .regex(/^\d+:[\w-]{20,}$/, "is not a bot token (digits, a colon, letters)")
      .optional(),
    TELEGRAM_API_ROOT: z.url({ protocol: /^https?$/ }).default("https://api.telegram.org"),
    TELEGRAM_MODE: z.enum(["polling", "webhook"]).default("polling"),
    TELEGRAM_WEBHOOK_SECRET: z
      .string()
      .regex(/^[\w-]{16,256}$/, "must be 16 to 256 characters A-Z a-z 0-9 _ -")
      .optional(),
    ZALO_BOT_TOKEN: z
      .string()
      .regex(
        /^[^\s/:]+:[^\s/]+$/,
        "is not a bot token (as Zalo Bot Creator sends it: digits, a colon, letters)",
      )
      .optional(),
    ZALO_API_ROOT: z.url({ protocol: /^https?$/ }).default("https://bot-api.zaloplatforms.com"),
    ZALO_WEBHOOK_SECRET: z
      .string()
      .regex(/^[\x21-\x7e]{8,256}$/, "must be 8 to 256 characters without spaces and accents")
      .optional(),
    ZALO_MONTHLY_MESSAGES: z.coerce.number().int().min(1).default(FREE_MESSAGES_PER_MONTH),
    ZALO_OA_ID: zaloNumber.optional(),
    ZALO_OA_APP_ID: zaloNumber.optional(),
    ZALO_OA_APP_SECRET: z.string().min(8).optional(),
    ZALO_OA_SECRET_KEY: z.string().min(8).optional(),
    ZALO_OA_REFRESH_TOKEN: z.string().min(8).optional(),
    ZALO_OA_API_ROOT: z.url({ protocol: /^https?$/ }).default("https://openapi.zalo.me"),
    ZALO_OA_OAUTH_ROOT: z.url({ protocol: /^https?$/ }).default("https://oauth.zaloapp.com"),
    ZALO_OA_TEMPLATE_URL: z.url({ protocol: /^https?$/ }).optional(),
    ZALO_OA_REMINDER_TEMPLATE: z.string().min(1).optional(),
    ZALO_OA_PAID_MESSAGES: flag.default(true),
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
    AUDIT_KEY: z.string().min(32).optional(),
    TIME_ZONE: timeZone.default("Asia/Ho_Chi_Minh"),
    DEFAULT_LOCALE: z.enum(LOCALES).default("vi"),
    LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "silent"]).default("info"),
    ROLE: z.enum(["all", "web", "worker"]).default("all"),
  })
  .superRefine((env, context) => {
    const zaloWebhook = env.ZALO_BOT_TOKEN !== undefined && env.ZALO_WEBHOOK_SECRET !== undefined;
    if (zaloWebhook && env.PUBLIC_URL === undefined) {
      context.addIssue({
        code: "custom",
        path: ["PUBLIC_URL"],
        message: "is needed when ZALO_WEBHOOK_SECRET is set: Zalo delivers to an address below it",
      });
    }
    if (env.ZALO_OA_ID !== undefined) {
      for (const name of [
        "ZALO_OA_APP_ID",
        "ZALO_OA_APP_SECRET",
        "ZALO_OA_SECRET_KEY",
        "PUBLIC_URL",
      ] as const) {
        if (env[name] === undefined) {
          context.addIssue({ code: "custom", path: [name], message: "is needed when ZALO_OA_ID is set" });
        }
      }
    }
    if (env.SMTP_URL !== undefined) {
      for (const name of ["SMTP_FROM", "PUBLIC_URL"] as const) {
        if (env[name] === undefined) {
          context.addIssue({ code: "custom", path: [name], message: "is needed when SMTP_URL is set" });
        }
      }
    }
    if (env.TELEGRAM_BOT_TOKEN === undefined || env.TELEGRAM_MODE !== "webhook") return;
    for (const name of ["TELEGRAM_WEBHOOK_SECRET", "PUBLIC_URL"] as const) {
      if (env[name] === undefined) {
        context.addIssue({ code: "custom", path: [name], message: "is needed when TELEGRAM_MODE=webhook" });
      }
    }
  });

export interface Config {
  databaseUrl: string | undefined;
  /** Absolute path. */
  dataDir: string;
  host: string;
  port: number;
  /** Without a final slash; undefined: the address the server listens on. */
  publicUrl: string | undefined;
  demo: boolean;
  telegram: TelegramConfig | null;
  zalo: ZaloConfig | null;
  zaloOa: ZaloOaConfig | null;
  email: EmailConfig | null;
  /** Key of the audit chain; undefined: a key of its own is kept under DATA_DIR. */
  auditKey: string | undefined;
  timeZone: string;
  defaultLocale: (typeof LOCALES)[number];
  logLevel: string;
  /** `web` serves HTTP and receives updates, `worker` handles and sends; `all` does both. */
  role: "all" | "web" | "worker";
}

export interface TelegramConfig {
  token: string;
  apiRoot: string;
  mode: "polling" | "webhook";
  webhookSecret: string | undefined;
}

export interface ZaloConfig {
  token: string;
  apiRoot: string;
  /** Undefined: events are polled for, which is for development. */
  webhookSecret: string | undefined;
  /** What the bot's plan allows a calendar month. */
  monthlyMessages: number;
}

export interface EmailConfig {
  /** smtp: or smtps:, with user and password where the server wants them. */
  url: string;
  /** Sender, with or without a name. */
  from: string;
}

export interface ZaloOaConfig {
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

/** What is wrong with the environment, every variable at once. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}

/**
 * Reads the whole configuration once. Nobody else reads `process.env`.
 * @throws ConfigError naming every bad variable and what it should be
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const problems: string[] = [];
  const values = withFiles(env, problems);
  const parsed = schema.safeParse(values);
  if (!parsed.success) {
    problems.push(...parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`));
  }
  if (problems.length > 0 || !parsed.success) {
    throw new ConfigError(
      ["Kiemtra cannot start, the environment has mistakes:", ...problems.map((p) => `  - ${p}`)].join("\n"),
    );
  }
  const e = parsed.data;
  return Object.freeze({
    databaseUrl: e.DATABASE_URL,
    dataDir: resolve(e.DATA_DIR),
    host: e.HOST,
    port: e.PORT,
    publicUrl: e.PUBLIC_URL?.replace(/\/+$/, ""),
    demo: e.DEMO,
    telegram:
      e.TELEGRAM_BOT_TOKEN === undefined
        ? null
        : {
            token: e.TELEGRAM_BOT_TOKEN,
            apiRoot: e.TELEGRAM_API_ROOT.replace(/\/+$/, ""),
            mode: e.TELEGRAM_MODE,
            webhookSecret: e.TELEGRAM_WEBHOOK_SECRET,
          },
    zalo:
      e.ZALO_BOT_TOKEN === undefined
        ? null
        : {
            token: e.ZALO_BOT_TOKEN,
            apiRoot: e.ZALO_API_ROOT.replace(/\/+$/, ""),
            webhookSecret: e.ZALO_WEBHOOK_SECRET,
            monthlyMessages: e.ZALO_MONTHLY_MESSAGES,
          },
    zaloOa: zaloOaOf(e),
    email:
      e.SMTP_URL === undefined || e.SMTP_FROM === undefined ? null : { url: e.SMTP_URL, from: e.SMTP_FROM },
    auditKey: e.AUDIT_KEY,
    timeZone: e.TIME_ZONE,
    defaultLocale: e.DEFAULT_LOCALE,
    logLevel: e.LOG_LEVEL,
    role: e.ROLE,
  });
}

function zaloOaOf(e: z.infer<typeof schema>): ZaloOaConfig | null {
  const { ZALO_OA_ID: oaId, ZALO_OA_APP_ID: appId, ZALO_OA_APP_SECRET: appSecret } = e;
  const { ZALO_OA_SECRET_KEY: oaSecret } = e;
  if (oaId === undefined || appId === undefined || appSecret === undefined || oaSecret === undefined) {
    return null;
  }
  const apiRoot = e.ZALO_OA_API_ROOT.replace(/\/+$/, "");
  return {
    oaId,
    appId,
    appSecret,
    oaSecret,
    refreshToken: e.ZALO_OA_REFRESH_TOKEN,
    apiRoot,
    oauthRoot: e.ZALO_OA_OAUTH_ROOT.replace(/\/+$/, ""),
    templateUrl: e.ZALO_OA_TEMPLATE_URL ?? `${apiRoot}/v3.0/oa/message/template`,
    reminderTemplate: e.ZALO_OA_REMINDER_TEMPLATE,
    paidMessages: e.ZALO_OA_PAID_MESSAGES,
  };
}

/** Empty variables count as absent; `NAME_FILE` is read into `NAME`. */
function withFiles(env: Record<string, string | undefined>, problems: string[]) {
  const values = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  for (const name of SECRETS) {
    const file = values[`${name}_FILE`];
    if (file === undefined) continue;
    try {
      values[name] = readFileSync(file, "utf8").trim();
    } catch {
      problems.push(`${name}_FILE: the file ${file} cannot be read`);
    }
  }
  return values;
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}
