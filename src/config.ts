import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { z } from "zod";
import { CHANNELS, type ChannelSettings } from "./channels/index.ts";
import { CHANNEL_NAMES, type ChannelName } from "./domain/channelName.ts";
import { readTrustedRoots } from "./documents/readTrustedRoots.ts";
import { agencySettings, agencyVariables, type AgencySettings } from "./http/agency/agencySettings.ts";
import { trustedProxies } from "./http/guard/trustedProxies.ts";
import { STEP_UP_RULES, STEP_UP_SETTINGS, type StepUpRules } from "./domain/inspection/stepUp.ts";
import { LOCALES } from "./domain/text.ts";
import { SESSION_LIVES, type SessionLives } from "./policies/sessionLives.ts";

/** Environment variables that may also be given as a file: `NAME_FILE=/run/secrets/name`. */
const SECRETS = [
  "DATABASE_URL",
  "MIGRATE_DATABASE_URL",
  "AUDIT_KEY",
  "METRICS_TOKEN",
  "OIDC_CLIENT_SECRET",
  ...Object.values(CHANNELS).flatMap(({ secrets }) => secrets),
];

/** In the data folder, where whoever has that folder has them, too. */
const ANCHOR_FOLDER = "audit-anchors";

const BYTES_A_MB = 1_000_000;
const MS_A_MINUTE = 60 * 1000;
const MS_AN_HOUR = 60 * MS_A_MINUTE;

const flag = z.enum(["0", "1"]).transform((value) => value === "1");
/** Addresses and networks, parted by commas. */
const proxies = z.string().transform((value, context) => {
  const trusts = trustedProxies(value.split(",").map((entry) => entry.trim()));
  if (trusts !== null) return trusts;
  context.addIssue({
    code: "custom",
    message: "is not a list of addresses or networks such as 172.18.0.1,10.0.0.0/8",
  });
  return z.NEVER;
});
/** Public keys of age, parted by commas. */
const recipients = z
  .string()
  .transform((value) => value.split(",").map((entry) => entry.trim()))
  .refine(
    (all) => all.every((one) => /^age1[0-9a-z]+$/.test(one)),
    'is not a list of public keys of age ("age1…")',
  );
/** A PEM file, or a folder of them. */
const roots = z.string().transform((path, context) => {
  try {
    return readTrustedRoots(resolve(path));
  } catch (error) {
    context.addIssue({ code: "custom", message: error instanceof Error ? error.message : String(error) });
    return z.NEVER;
  }
});
/** Hours as milliseconds; half hours count. */
const hours = z.coerce
  .number()
  .min(0.25)
  .max(24 * 366)
  .transform((value) => value * MS_AN_HOUR);
const timeZone = z.string().refine(isTimeZone, "is not a time zone name such as Asia/Ho_Chi_Minh");

const schema = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  MIGRATE_DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATA_DIR: z.string().min(1).default("./data"),
  HOST: z.string().min(1).default("127.0.0.1"),
  PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  DEMO: flag.optional(),
  NODE_ENV: z.string().optional(),
  METRICS_TOKEN: z.string().min(16).optional(),
  AUDIT_KEY: z.string().min(32).optional(),
  AUDIT_ANCHORS: z.string().min(1).optional(),
  TIME_ZONE: timeZone.default("Asia/Ho_Chi_Minh"),
  DEFAULT_LOCALE: z.enum(LOCALES).default("vi"),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "silent"]).default("info"),
  MIN_FREE_MB: z.coerce.number().int().min(0).default(500),
  TRUST_PROXY: proxies.optional(),
  BACKUP_RECIPIENTS: recipients.optional(),
  TRUSTED_ROOTS: roots.optional(),
  SESSION_HOURS: hours.optional(),
  SESSION_IDLE_HOURS: hours.optional(),
  SESSION_DECIDING_HOURS: hours.optional(),
  SESSION_DECIDING_IDLE_HOURS: hours.optional(),
  STEP_UP: z.enum(STEP_UP_SETTINGS).default(STEP_UP_RULES.setting),
  STEP_UP_MINUTES: z.coerce.number().min(1).max(60).optional(),
  ROLE: z.enum(["all", "web", "worker"]).default("all"),
});

export interface Config {
  databaseUrl: string | undefined;
  /** The owner's way to that database, for changes of the schema. */
  migrateUrl: string | undefined;
  /** Absolute path. */
  dataDir: string;
  host: string;
  port: number;
  /** Without a final slash; undefined: the address the server listens on. */
  publicUrl: string | undefined;
  demo: boolean;
  /** What the monitoring shows to see /metrics; undefined: only this machine may. */
  metricsToken: string | undefined;
  channels: ChannelSettings;
  /** Key of the audit chain; undefined: a key of its own is kept under DATA_DIR. */
  auditKey: string | undefined;
  /** Absolute path of the folder in which the heads of the audit log are written down. */
  anchorFolder: string;
  /** Whoever has the data folder has that one, too. */
  anchorsBesideData: boolean;
  timeZone: string;
  defaultLocale: (typeof LOCALES)[number];
  logLevel: string;
  /** Below this much room in the data folder /readyz is red. */
  minFreeBytes: number;
  /** Whether X-Forwarded-For of this peer is believed; undefined: of nobody. */
  trustProxy: ((peer: string) => boolean) | undefined;
  /** Public keys of those who can open a backup. */
  backupRecipients: readonly string[];
  /** Authorities whose certificates sign papers, in DER; none: nobody's signature is trusted. */
  trustedRoots: readonly Uint8Array[];
  sessionLives: SessionLives;
  stepUp: StepUpRules;
  /** The agency's own sign-in; null: by link only. */
  agency: AgencySettings | null;
  /** `web` serves HTTP and receives updates, `worker` handles and sends; `all` does both. */
  role: "all" | "web" | "worker";
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
  const e = checked(schema, values, problems);
  const channels: ChannelSettings = {};
  for (const name of CHANNEL_NAMES) {
    keep(channels, name, checked(CHANNELS[name].settings, values, problems));
  }
  const variables = checked(agencyVariables, values, problems);
  const agency = variables === undefined ? null : agencySettings(variables);
  if (typeof agency === "string") problems.push(agency);
  if (problems.length > 0 || e === undefined || typeof agency === "string") {
    throw new ConfigError(
      ["Kiemtra cannot start, the environment has mistakes:", ...problems.map((p) => `  - ${p}`)].join("\n"),
    );
  }
  return Object.freeze({
    databaseUrl: e.DATABASE_URL,
    migrateUrl: e.MIGRATE_DATABASE_URL,
    dataDir: resolve(e.DATA_DIR),
    host: e.HOST,
    port: e.PORT,
    publicUrl: e.PUBLIC_URL?.replace(/\/+$/, ""),
    demo: e.DEMO ?? e.NODE_ENV !== "production",
    metricsToken: e.METRICS_TOKEN,
    channels,
    auditKey: e.AUDIT_KEY,
    anchorsBesideData: e.AUDIT_ANCHORS === undefined,
    anchorFolder: resolve(e.AUDIT_ANCHORS ?? join(e.DATA_DIR, ANCHOR_FOLDER)),
    timeZone: e.TIME_ZONE,
    defaultLocale: e.DEFAULT_LOCALE,
    logLevel: e.LOG_LEVEL,
    minFreeBytes: e.MIN_FREE_MB * BYTES_A_MB,
    trustProxy: e.TRUST_PROXY,
    backupRecipients: e.BACKUP_RECIPIENTS ?? [],
    trustedRoots: e.TRUSTED_ROOTS ?? [],
    sessionLives: {
      field: {
        idleMs: e.SESSION_IDLE_HOURS ?? SESSION_LIVES.field.idleMs,
        wholeMs: e.SESSION_HOURS ?? SESSION_LIVES.field.wholeMs,
      },
      deciding: {
        idleMs: e.SESSION_DECIDING_IDLE_HOURS ?? SESSION_LIVES.deciding.idleMs,
        wholeMs: e.SESSION_DECIDING_HOURS ?? SESSION_LIVES.deciding.wholeMs,
      },
      strict: e.STEP_UP === "required",
      agency: agency !== null,
    },
    agency,
    stepUp: {
      setting: e.STEP_UP,
      holdsMs: e.STEP_UP_MINUTES === undefined ? STEP_UP_RULES.holdsMs : e.STEP_UP_MINUTES * MS_A_MINUTE,
    },
    role: e.ROLE,
  });
}

/** The secrets of an environment as they stand in it, also of one with mistakes: for what masks them. */
export function secretsIn(env: Environment): string[] {
  const values = withFiles(env, []);
  return SECRETS.flatMap((name) => values[name] ?? []);
}

function keep<Name extends ChannelName>(
  channels: ChannelSettings,
  name: Name,
  settings: ChannelSettings[Name],
): void {
  if (settings !== undefined) channels[name] = settings;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Undefined with what is wrong added to `problems`. */
function checked<Value>(of: z.ZodType<Value>, values: Environment, problems: string[]): Value | undefined {
  const parsed = of.safeParse(values);
  if (parsed.success) return parsed.data;
  problems.push(...parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`));
  return undefined;
}

/** Empty variables count as absent; `NAME_FILE` is read into `NAME`. */
function withFiles(env: Environment, problems: string[]): Environment {
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
